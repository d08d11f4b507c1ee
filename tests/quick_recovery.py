"""A recovery key and the file that it opens, made once with a small work factor so that no test waits for seconds."""

import base64

KEY = "TCQ85JZUS5WHPKB4E4YJN4SR"
FILE = base64.b64decode(
    "YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNjcnlwdCBzMFgrZWluK3hIZmFHZkN3WEd5RUxBIDEwCllwbWMyUzIvdWM2RXFzaFhvWGhLVGhu"
    "YU5TTmoyTk9XVTVlWkNObFlVVFUKLS0tIFNzZkNpL3dZWWE2T0dJTnYydEVySHRIbU9zN3F1blhjUURCRjZnNmpyN2sKL3TO1oK/nMAc+iE+"
    "n/Ig316zxHpiyKT1Bg8R8fiABGk871Hx5F2rQNLam9wxkOajkcPllZiYoCvpSgZ9"
)
"""`tests.makers.PASSPHRASE` under `KEY`, in the age format."""
