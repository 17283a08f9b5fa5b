package dev.leeway.desktop.control.diff;

/** Rows in words, for tests. */
final class SpokenRows implements DiffWords.RowWords {
    @Override
    public String same(int line, String text) {
        return line + ": " + text.strip();
    }

    @Override
    public String changed(String left, String right, String notes) {
        return left.strip() + " -> " + right.strip() + (notes.isEmpty() ? "" : " by " + notes);
    }
}
