package dev.leeway.engine.proposal;

import dev.leeway.engine.edit.LineChange;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One file of a commit, before and after. Equal when path and bytes are. Immutable. */
public final class FileChange {
    private final String path;
    private final byte @Nullable [] before;
    private final byte @Nullable [] after;

    private FileChange(String path, byte @Nullable [] before, byte @Nullable [] after) {
        this.path = path;
        this.before = before;
        this.after = after;
    }

    /**
     * Makes a change.
     *
     * @param path the file, from the repository's root
     * @param before its bytes at the base; empty when it is new
     * @param after its bytes in the commit; empty when it is deleted
     */
    public static FileChange of(String path, Optional<byte[]> before, Optional<byte[]> after) {
        return new FileChange(
                path,
                before.map(byte[]::clone).orElse(null),
                after.map(byte[]::clone).orElse(null));
    }

    /** Returns the file, from the repository's root. */
    public String path() {
        return path;
    }

    /** Returns a copy of its bytes at the base; empty when it is new. */
    public Optional<byte[]> before() {
        return before == null ? Optional.empty() : Optional.of(before.clone());
    }

    /** Returns a copy of its bytes in the commit; empty when it is deleted. */
    public Optional<byte[]> after() {
        return after == null ? Optional.empty() : Optional.of(after.clone());
    }

    /** Returns whether the file stays as it is. */
    public boolean isNothing() {
        return Arrays.equals(before, after);
    }

    /** Returns the lines that change, top to bottom; bytes that are no text count as one line. */
    public List<LineChange> lines() {
        return LineChange.between(before().orElse(new byte[0]), after().orElse(new byte[0]));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FileChange that
                && path.equals(that.path)
                && Arrays.equals(before, that.before)
                && Arrays.equals(after, that.after);
    }

    @Override
    public int hashCode() {
        return Objects.hash(path, Arrays.hashCode(before), Arrays.hashCode(after));
    }

    /** Leaves the bytes out, which may hold secrets. */
    @Override
    public String toString() {
        return "FileChange[" + path + "]";
    }
}
