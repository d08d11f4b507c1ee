"""The program's screens as pictures, without a screen: a real window with real widgets on an invented diary.

Whoever calls this has chosen Qt's platform before (``offscreen`` where there is no display). A new screen is a function
beside its neighbours and a line in `screens`.
"""
