"""The window: pages, the guided session and the widgets they are made of."""
