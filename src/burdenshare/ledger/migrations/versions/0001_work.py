"""Place of the tables of articles, checks, reviews, drafts, scenarios and topics."""

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Nothing yet."""


def downgrade() -> None:
    """Nothing yet."""
