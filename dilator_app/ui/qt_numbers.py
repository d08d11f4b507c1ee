"""A few values of Qt's namespace as numbers, for what the lock page draws before it stands on the screen.

Naming ``Qt`` anywhere builds its 93 enumerations, a fifth of the time that a bare window takes. Until the first paint
nothing names it; what comes later does, as everywhere. A test compares the numbers with Qt's own.
"""

ALIGN_H_CENTRE = 0x4
ALIGN_CENTRE = 0x84
SINGLE_LINE = 0x100
SHOW_MNEMONIC = 0x800
PLAIN_TEXT = 0
TAB_FOCUS = 0x1
