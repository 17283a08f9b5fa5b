package dev.leeway.engine.render;

import dev.leeway.engine.source.SourceEntry;
import dev.leeway.engine.source.SourceException;
import dev.leeway.engine.source.SourceTree;
import dev.leeway.engine.wording.Wording;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The files of a revision with links followed, never out of the repository. As safe for threads as
 * the tree.
 */
public final class RepositoryFiles {
    private static final int MAX_LINKS = 40;

    private final SourceTree tree;

    /** Looks into a tree. */
    public RepositoryFiles(SourceTree tree) {
        this.tree = tree;
    }

    /** Where a path leads. */
    public sealed interface Place {
        /**
         * To something in the repository.
         *
         * @param entry what it is, never a link, under its real path
         */
        record Found(SourceEntry entry) implements Place {}

        /**
         * To nothing.
         *
         * @param path the first path that does not exist
         */
        record Missing(String path) implements Place {}

        /**
         * Out of the repository, or round and round.
         *
         * @param link the link or path that leads out
         * @param target where it points, as written
         */
        record Outside(String link, String target) implements Place {}
    }

    /**
     * Joins a folder and a relative path, or returns empty when the result would lie outside the
     * repository or the path is absolute.
     */
    public static Optional<String> join(String folder, String relative) {
        if (relative.startsWith("/")) {
            return Optional.empty();
        }
        Deque<String> parts = new ArrayDeque<>();
        for (String part : (folder + "/" + relative).split("/", -1)) {
            if (part.equals("..")) {
                if (parts.pollLast() == null) {
                    return Optional.empty();
                }
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return Optional.of(String.join("/", parts));
    }

    /** Returns the folder that holds a path; the root for a path without a slash. */
    public static String parent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    /** Follows a path from the root, links in any of its parts included. */
    public Place locate(String path) throws SourceException, InterruptedException {
        List<String> ahead = new ArrayList<>(Arrays.asList(path.split("/", -1)));
        ahead.removeIf(String::isEmpty);
        if (ahead.isEmpty()) {
            return new Place.Found(new SourceEntry("", SourceEntry.Type.FOLDER, 0, ""));
        }
        String here = "";
        int links = 0;
        while (true) {
            String next = here.isEmpty() ? ahead.getFirst() : here + "/" + ahead.getFirst();
            Optional<SourceEntry> entry = tree.entry(next);
            if (entry.isEmpty()) {
                return new Place.Missing(next);
            }
            ahead.removeFirst();
            if (entry.get().type() == SourceEntry.Type.LINK) {
                String target = entry.get().linkTarget();
                Optional<String> resolved = join(here, target);
                if (resolved.isEmpty() || ++links > MAX_LINKS) {
                    return new Place.Outside(next, target);
                }
                List<String> rest = new ArrayList<>(Arrays.asList(resolved.get().split("/", -1)));
                rest.removeIf(String::isEmpty);
                rest.addAll(ahead);
                ahead = rest;
                here = "";
            } else {
                here = next;
                if (ahead.isEmpty()) {
                    return new Place.Found(entry.get());
                }
            }
            if (ahead.isEmpty()) {
                return new Place.Found(new SourceEntry("", SourceEntry.Type.FOLDER, 0, ""));
            }
        }
    }

    /**
     * Reads a file, links followed.
     *
     * @param limit the most bytes to read
     * @param referrer the place that asks for the file, for the error
     * @throws RenderException when it does not exist, leads out of the repository, is not a file or
     *     is too large
     */
    public byte[] read(String path, long limit, Origin referrer)
            throws RenderException, InterruptedException {
        SourceEntry entry = file(path, referrer);
        if (entry.size() > limit) {
            throw new RenderException(
                    new Origin(path, 0, 0),
                    RenderPhrase.TOO_LARGE.of(Long.toString(entry.size()), Long.toString(limit)),
                    RenderPhrase.TOO_LARGE_NEXT.of());
        }
        try {
            return tree.read(entry.path(), limit);
        } catch (SourceException e) {
            throw failed(new Origin(path, 0, 0), e);
        }
    }

    /**
     * Finds a file, links followed.
     *
     * @throws RenderException when it does not exist, leads out of the repository or is not a file
     */
    public SourceEntry file(String path, Origin referrer)
            throws RenderException, InterruptedException {
        SourceEntry entry = entryAt(path, referrer);
        if (entry.type() != SourceEntry.Type.FILE) {
            throw new RenderException(
                    referrer,
                    RenderPhrase.NOT_A_FILE.of(Wording.quoted(path), noun(entry.type())),
                    Wording.none());
        }
        return entry;
    }

    /**
     * Finds a folder, links followed.
     *
     * @throws RenderException when it does not exist, leads out of the repository or is not a
     *     folder
     */
    public SourceEntry folder(String path, Origin referrer)
            throws RenderException, InterruptedException {
        SourceEntry entry = entryAt(path, referrer);
        if (entry.type() != SourceEntry.Type.FOLDER) {
            throw new RenderException(
                    referrer,
                    RenderPhrase.NOT_A_FOLDER.of(Wording.quoted(path), noun(entry.type())),
                    RenderPhrase.NOT_A_FOLDER_NEXT.of());
        }
        return entry;
    }

    /**
     * Lists a folder.
     *
     * @throws RenderException when it cannot be read
     */
    public List<SourceEntry> list(String folder, boolean recurse)
            throws RenderException, InterruptedException {
        try {
            return tree.list(folder, recurse);
        } catch (SourceException e) {
            throw failed(new Origin(folder, 0, 0), e);
        }
    }

    /**
     * Finds a file or folder, links followed.
     *
     * @throws RenderException when it does not exist or leads out of the repository
     */
    public SourceEntry entryAt(String path, Origin referrer)
            throws RenderException, InterruptedException {
        return entryAt(path, () -> referrer);
    }

    /**
     * Finds a file or folder, links followed; the place that asks is worked out for an error only.
     *
     * @throws RenderException when it does not exist or leads out of the repository
     */
    public SourceEntry entryAt(String path, Supplier<Origin> referrer)
            throws RenderException, InterruptedException {
        try {
            return switch (locate(path)) {
                case Place.Found(SourceEntry entry) -> entry;
                case Place.Missing(String missing) ->
                        throw new RenderException(
                                referrer.get(),
                                RenderPhrase.MISSING.of(missing, tree.revision().shortCommit()),
                                RenderPhrase.MISSING_NEXT.of());
                case Place.Outside(String link, String target) ->
                        throw new RenderException(
                                referrer.get(),
                                RenderPhrase.LINK_OUTSIDE.of(link, target),
                                RenderPhrase.LINK_OUTSIDE_NEXT.of());
            };
        } catch (SourceException e) {
            throw failed(referrer.get(), e);
        }
    }

    /** Wraps trouble with the repository. */
    public static RenderException failed(Origin origin, SourceException e) {
        return new RenderException(origin, e.said(), e.advice());
    }

    private static Wording noun(SourceEntry.Type type) {
        return (switch (type) {
                    case FILE -> RenderPhrase.FILE;
                    case FOLDER -> RenderPhrase.FOLDER;
                    case LINK -> RenderPhrase.LINK;
                    case SUBMODULE -> RenderPhrase.SUBMODULE;
                })
                .of();
    }
}
