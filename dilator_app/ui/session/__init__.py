"""The guided session: a page that takes the whole window, from Prepare to Saved."""
