"""Makes the two breathing cues: soft sine tones with a slow edge, our own from the first sample on."""

import math
import struct
import wave
from pathlib import Path

RATE = 22_050
SECONDS = 1.1
LOUDNESS = 0.28
FOLDER = Path(__file__).resolve().parent.parent / "resources" / "sounds"


def tone(start_hz: float, end_hz: float) -> bytes:
    """Return 16-bit samples of a tone that glides from one pitch to another and swells and fades."""
    count = round(RATE * SECONDS)
    samples, phase = [], 0.0
    for n in range(count):
        share = n / count
        phase += 2 * math.pi * (start_hz + (end_hz - start_hz) * share) / RATE
        envelope = math.sin(math.pi * share) ** 1.5
        value = math.sin(phase) + 0.25 * math.sin(2 * phase)
        samples.append(round(32_767 * LOUDNESS * envelope * value / 1.25))
    return struct.pack(f"<{count}h", *samples)


def write(name: str, samples: bytes) -> None:
    """Write a mono wave file."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with wave.open(str(FOLDER / name), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples)


if __name__ == "__main__":
    write("breathe-in.wav", tone(196.0, 262.0))
    write("breathe-out.wav", tone(262.0, 175.0))
