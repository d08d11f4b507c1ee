"""What Qt says in its dialogs and menus, for languages in which its own translation is not what a reader should see.

Qt ships its words in many languages, some of them with gaps that then show as English, with mistakes, or spoken to an
*usted*. What stands here is said in the words of our own catalogue instead, where each text has the name of Qt's class
as its context; `dilator_app/ui/speech.py` puts them before Qt's own.
"""

from dilator_app.i18n import NP_

QT_TEXTS = (
    # The file dialog
    NP_("QFileDialog", "&Look in:"),
    NP_("QFileDialog", "File &name:"),
    NP_("QFileDialog", "Files of &type:"),
    NP_("QFileDialog", "All Files (*)"),
    NP_("QFileDialog", "All files (*)"),
    NP_("QFileDialog", "Show &hidden files"),
    NP_("QFileDialog", "Go to the parent directory"),
    NP_("QFileDialog", "Parent Directory"),
    NP_("QFileDialog", "Change to list view mode"),
    NP_("QFileDialog", "%1 already exists.\nDo you want to replace it?"),
    NP_("QFileDialog", "%1\nFile not found.\nPlease verify the correct file name was given."),
    NP_("QFileDialog", "%1\nDirectory not found.\nPlease verify the correct directory name was given."),
    NP_("QFileDialog", "Are you sure you want to delete '%1'?"),
    NP_("QFileDialog", "'%1' is write protected.\nDo you want to delete it anyway?"),
    NP_("QFileDialog", "Could not delete directory."),
    NP_("QFileSystemModel", "Invalid filename"),
    NP_(
        "QFileSystemModel",
        '<b>The name "%1" cannot be used.</b><p>Try using another name, with fewer characters or no punctuation marks.',
    ),
    NP_("QAbstractFileIconProvider", "Drive"),
    NP_("QAbstractFileIconProvider", "File"),
    NP_("QAbstractFileIconProvider", "File Folder"),
    NP_("QAbstractFileIconProvider", "Folder"),
    NP_("QAbstractFileIconProvider", "Shortcut"),
    NP_("QAbstractFileIconProvider", "Unknown"),
    NP_("QAbstractFileIconProvider", "%1 File"),
    # The print dialog
    NP_("QPrintDialog", "%1 already exists.\nDo you want to overwrite it?"),
    NP_("QPrintDialog", "%1 is a directory.\nPlease choose a different file name."),
    NP_("QPrintDialog", "File %1 is not writable.\nPlease choose a different file name."),
    NP_("QPrintDialog", "Write PDF file"),
    NP_("QPrintDialog", "Print To File ..."),
    NP_("QPrintDialog", "Right to Left, Top to Bottom"),
    NP_("QPrintDialog", "Invalid Pages Definition"),
    NP_(
        "QPrintDialog",
        "%1 does not follow the correct syntax. Please use ',' to separate ranges and pages, '-' to define ranges and "
        "make sure ranges do not intersect with each other.",
    ),
    NP_("QPrintDialog", "Duplex Settings Conflicts"),
    NP_("QPrintDialog", "There are conflicts in duplex settings. Do you want to fix them?"),
    NP_(
        "QPrintDialog",
        "Options 'Pages Per Sheet' and 'Page Set' cannot be used together.\nPlease turn one of those options off.",
    ),
    NP_("QPrintDialog", "The 'From' value cannot be greater than the 'To' value."),
    NP_("QPrintDialog", "Custom"),
    NP_("QPrintWidget", "Output &file:"),
    NP_("QPrintSettingsOutput", "Pages"),
    NP_("QPrintSettingsOutput", "Page &Set:"),
    NP_("QPrintSettingsOutput", "Current Page"),
    NP_("QPrintSettingsOutput", "Collate"),
    NP_("QPrintSettingsOutput", "Double Sided Printing"),
    NP_("QPrintSettingsOutput", "Long side binding"),
    NP_("QPrintSettingsOutput", "Short side binding"),
    NP_("QPrintSettingsOutput", "Off"),
    NP_(
        "QPrintSettingsOutput",
        "Specify pages or ranges separated by commas. Ranges are specified by two numbers separated by a hyphen. "
        "E.g: 3,5-7,9 prints pages 3, 5, 6, 7 and 9.",
    ),
    # A printer's properties
    NP_("QPrintPropertiesWidget", "Advanced"),
    NP_("QPrintPropertiesWidget", "There are conflicts in some options. Please fix them."),
    NP_("QPrintPropertiesDialog", "Page Setup Conflicts"),
    NP_("QPrintPropertiesDialog", "There are conflicts in page setup options. Do you want to fix them?"),
    NP_("QPrintPropertiesDialog", "Advanced Option Conflicts"),
    NP_("QPrintPropertiesDialog", "There are conflicts in some advanced options. Do you want to fix them?"),
    NP_("QPPDOptionsModel", "Name"),
    NP_("QPPDOptionsModel", "Value"),
    NP_("QPageSetupWidget", "Centimeters (cm)"),
    NP_("QPageSetupWidget", "Page &order:"),
    NP_("QPageSetupWidget", "Pages &per sheet:"),
    NP_("QPageSize", "Custom (%1in x %2in)"),
    NP_("QPageSize", "Architect D"),
    NP_("QPageSize", "Fan-fold German (8.5 x 12 in)"),
    NP_("QPageSize", "Fan-fold German Legal (8.5 x 13 in)"),
    NP_("QPageSize", "Fan-fold US (14.875 x 11 in)"),
    NP_("Print Device Input Slot", "Automatic"),
    NP_("Print Device Output Bin", "Automatic"),
    NP_("QCupsJobWidget", "&Billing information:"),
    NP_("QCupsJobWidget", "&Start:"),
    NP_("QCupsJobWidget", "&End:"),
    NP_("QCupsJobWidget", "Job &priority:"),
    NP_("QCupsJobWidget", "Scheduled &printing:"),
    NP_("QCupsJobWidget", "Second Shift (16:00 to 23:59)"),
    NP_("QCupsJobWidget", "Third Shift (00:00 to 07:59)"),
    NP_("QCupsPrinterSupport", "Authentication Needed"),
    NP_("QCupsPrinterSupport", "Authentication needed to use %1."),
    NP_("QCupsPrinterSupport", "Authentication needed to use %1 on %2."),
    NP_("QCupsPrinterSupport", "Username:"),
    NP_("QCupsPrinterSupport", "Password:"),
    # What a screen reader calls things
    NP_("QSpiAccessibleBridge", "block quote"),
    NP_("QSpiAccessibleBridge", "notification"),
    NP_("QSpiAccessibleBridge", "switch"),
    NP_("QSpiAccessibleBridge", "window"),
)
"""Pairs of Qt's class and what it says."""
