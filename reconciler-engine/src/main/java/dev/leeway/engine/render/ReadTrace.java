package dev.leeway.engine.render;

import dev.leeway.engine.resource.Revision;
import dev.leeway.engine.source.SourceEntry;
import dev.leeway.engine.source.SourceException;
import dev.leeway.engine.source.SourceTree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A tree that remembers what was asked of it, so that another tree can be asked whether it would
 * give the same answers. The application's own folder is remembered as one.
 */
final class ReadTrace implements SourceTree {
    private final SourceTree tree;
    private final String folder;
    private final boolean plainFolder;
    private final Set<Seen> seen = new LinkedHashSet<>();

    ReadTrace(SourceTree tree, String folder) throws RenderException, InterruptedException {
        this.tree = tree;
        this.folder = folder;
        try {
            // The id of a link says nothing of what it leads to.
            this.plainFolder =
                    new RepositoryFiles(tree).locate(folder)
                                    instanceof RepositoryFiles.Place.Found(SourceEntry found)
                            && found.path().equals(folder);
            note(Question.CONTENT, folder);
        } catch (SourceException e) {
            throw RepositoryFiles.failed(new Origin(folder, 0, 0), e);
        }
    }

    /** What was asked about a path. */
    enum Question {
        /** All that is in it. */
        CONTENT,
        /** The names, types and link targets of a folder's entries. */
        NAMES,
        /** What it is; for a file or link also its content. */
        KIND;

        /** Returns the question of this name, if there is one. */
        static Optional<Question> named(String name) {
            return Stream.of(values()).filter(one -> one.name().equals(name)).findFirst();
        }
    }

    /** A question and its answer. */
    record Seen(Question question, String path, String answer) {}

    /** Returns what was asked so far. */
    synchronized List<Seen> seen() {
        return List.copyOf(seen);
    }

    /** Returns whether a tree gives the same answers; a tree that cannot be read does not. */
    static boolean unchanged(SourceTree tree, List<Seen> seen) throws InterruptedException {
        try {
            for (Seen one : seen) {
                if (!answer(tree, one.question(), one.path()).equals(one.answer())) {
                    return false;
                }
            }
            return true;
        } catch (SourceException e) {
            return false;
        }
    }

    private static String answer(SourceTree tree, Question question, String path)
            throws SourceException, InterruptedException {
        return switch (question) {
            case CONTENT -> tree.objectId(path).orElse("");
            case NAMES -> names(tree.list(path, false));
            case KIND -> {
                Optional<SourceEntry> entry = tree.entry(path);
                if (entry.isEmpty()) {
                    yield "";
                }
                yield entry.get().type() == SourceEntry.Type.FOLDER
                        ? "folder"
                        : entry.get().type() + tree.objectId(path).orElse("");
            }
        };
    }

    private static String names(List<SourceEntry> entries) {
        List<String> names = new ArrayList<>();
        for (SourceEntry entry : entries) {
            names.add(entry.type() + " " + entry.name() + " " + entry.linkTarget());
        }
        return String.join("\n", names);
    }

    private void note(Question question, String path) throws SourceException, InterruptedException {
        boolean covered =
                plainFolder
                        && !seen().isEmpty()
                        && (folder.isEmpty()
                                || path.equals(folder)
                                || path.startsWith(folder + "/"));
        if (!covered) {
            Seen one = new Seen(question, path, answer(tree, question, path));
            synchronized (this) {
                seen.add(one);
            }
        }
    }

    @Override
    public Revision revision() {
        return tree.revision();
    }

    @Override
    public Optional<Stale> stale() {
        return tree.stale();
    }

    @Override
    public List<SourceEntry> list(String path, boolean recurse)
            throws SourceException, InterruptedException {
        List<SourceEntry> entries = tree.list(path, recurse);
        note(recurse ? Question.CONTENT : Question.NAMES, path);
        return entries;
    }

    @Override
    public Optional<SourceEntry> entry(String path) throws SourceException, InterruptedException {
        Optional<SourceEntry> entry = tree.entry(path);
        note(Question.KIND, path);
        return entry;
    }

    @Override
    public byte[] read(String path, long limit) throws SourceException, InterruptedException {
        byte[] bytes = tree.read(path, limit);
        note(Question.CONTENT, path);
        return bytes;
    }

    @Override
    public Optional<String> objectId(String path) throws SourceException, InterruptedException {
        note(Question.CONTENT, path);
        return tree.objectId(path);
    }

    @Override
    public void export(String path, Path into) throws SourceException, InterruptedException {
        tree.export(path, into);
        note(Question.CONTENT, path);
    }
}
