"""From figures to charts, sentences and the therapist's page."""
