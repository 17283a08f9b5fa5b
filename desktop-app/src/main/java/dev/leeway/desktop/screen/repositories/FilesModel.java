package dev.leeway.desktop.screen.repositories;

import dev.leeway.desktop.control.code.CodeColouring;
import dev.leeway.desktop.control.code.CodeToken;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.text.Visible;
import dev.leeway.desktop.state.Loadable;
import dev.leeway.desktop.state.RepositoryPlace;
import dev.leeway.desktop.state.Trouble;
import dev.leeway.engine.source.Blame;
import dev.leeway.engine.source.FileContent;
import dev.leeway.engine.source.SourceEntry;
import dev.leeway.engine.source.SourceException;
import dev.leeway.engine.source.SourceTree;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The files of one revision: folders as they are opened, and the file that is read. */
public final class FilesModel {
    /**
     * A file that was read.
     *
     * @param path its path
     * @param content what stands there
     * @param tokens the colours of its lines; empty unless it is text
     */
    public record OpenFile(String path, FileContent content, List<List<CodeToken>> tokens) {
        public OpenFile {
            tokens = List.copyOf(tokens);
        }
    }

    private final Desk desk;
    private final RepositoriesModel repositories;
    private final Question rooting;
    private final Question opening;
    private final Question blaming;
    private final ReadOnlyObjectWrapper<Loadable<SourceTree>> tree =
            new ReadOnlyObjectWrapper<>(new Loadable.Unasked<>());
    private final ReadOnlyObjectWrapper<Loadable<OpenFile>> file =
            new ReadOnlyObjectWrapper<>(new Loadable.Unasked<>());
    private final ReadOnlyObjectWrapper<Loadable<Blame>> blame =
            new ReadOnlyObjectWrapper<>(new Loadable.Unasked<>());
    private String shownRepository = "";
    private String shownRevision = "";
    private String path = "";

    /** Makes the model. */
    public FilesModel(Desk desk, RepositoriesModel repositories) {
        this.desk = desk;
        this.repositories = repositories;
        this.rooting = new Question(desk, "root of a revision");
        this.opening = new Question(desk, "file of a revision");
        this.blaming = new Question(desk, "blame of a file");
    }

    /** Goes to a revision, unless one is there already. */
    public void show(RepositoryPlace place) {
        if (place.repository().equals(shownRepository)
                && place.revision().equals(shownRevision)
                && !(tree.get() instanceof Loadable.Failed<?>)) {
            return;
        }
        shownRepository = place.repository();
        shownRevision = place.revision();
        path = "";
        opening.cancel();
        blaming.cancel();
        file.set(new Loadable.Unasked<>());
        blame.set(new Loadable.Unasked<>());
        reload();
    }

    /** Reads the revision anew. */
    public void reload() {
        String repository = shownRepository;
        String revision = shownRevision;
        // The file that is open is read anew too, once its revision is.
        path = "";
        blaming.cancel();
        blame.set(new Loadable.Unasked<>());
        tree.set(new Loadable.Loading<>(Optional.empty(), desk.store().state().now()));
        rooting.ask(
                desk.text().text("repositories.revision-unread", revision),
                meanwhile -> repositories.browsing().tree(repository, revision),
                found -> {
                    repositories.reads(found.revision().commit());
                    tree.set(new Loadable.Loaded<>(found, desk.store().state().now()));
                },
                trouble -> {
                    tree.set(tree.get().failed(trouble, desk.store().state().now()));
                    repositories.suspect();
                });
    }

    /** Lists a folder, folders first. */
    public void list(String folder, Consumer<List<SourceEntry>> arrived, Consumer<Trouble> failed) {
        Optional<SourceTree> read = tree.get().latest();
        if (read.isEmpty()) {
            return;
        }
        new Question(desk, "list " + folder)
                .ask(
                        desk.text().text("repositories.folder-unread", folder),
                        meanwhile -> sorted(read.get(), folder),
                        arrived,
                        failed);
    }

    /** Lists every folder on the way to a path, from the root. */
    public void listTo(String to, Consumer<Map<String, List<SourceEntry>>> arrived) {
        Optional<SourceTree> read = tree.get().latest();
        if (read.isEmpty()) {
            return;
        }
        Question.Body<Map<String, List<SourceEntry>>> body =
                meanwhile -> {
                    Map<String, List<SourceEntry>> folders = new LinkedHashMap<>();
                    for (int at = to.indexOf('/'); at >= 0; at = to.indexOf('/', at + 1)) {
                        String folder = to.substring(0, at);
                        folders.put(folder, sorted(read.get(), folder));
                    }
                    return folders;
                };
        new Question(desk, "folders to " + to)
                .ask("", body, arrived, trouble -> arrived.accept(Map.of()));
    }

    private static List<SourceEntry> sorted(SourceTree tree, String folder)
            throws SourceException, InterruptedException {
        List<SourceEntry> entries = new ArrayList<>(tree.list(folder, false));
        entries.sort(
                Comparator.comparing((SourceEntry entry) -> entry.type() != SourceEntry.Type.FOLDER)
                        .thenComparing(SourceEntry::path));
        return List.copyOf(entries);
    }

    /** Reads a file; the one that is shown already stays. */
    public void open(String wanted) {
        Optional<SourceTree> read = tree.get().latest();
        if (read.isEmpty() || wanted.isEmpty() || wanted.equals(path)) {
            return;
        }
        path = wanted;
        repositories.remember(new RepositoryPlace.View.Files(wanted, 0));
        blaming.cancel();
        blame.set(new Loadable.Unasked<>());
        file.set(new Loadable.Loading<>(Optional.empty(), desk.store().state().now()));
        opening.ask(
                desk.text().text("repositories.file-unread", wanted),
                meanwhile -> read(read.get(), wanted),
                found -> file.set(new Loadable.Loaded<>(found, desk.store().state().now())),
                trouble -> {
                    path = "";
                    file.set(file.get().failed(trouble, desk.store().state().now()));
                    repositories.suspect();
                });
    }

    private static OpenFile read(SourceTree tree, String path)
            throws SourceException, InterruptedException {
        FileContent content = visible(FileContent.of(tree, path, FileContent.USUAL_LIMIT));
        List<List<CodeToken>> tokens =
                switch (content) {
                    case FileContent.Lines text -> CodeColouring.of(path, text.lines());
                    case FileContent.ElsewhereInLfs(List<String> note) ->
                            CodeColouring.of(path, note);
                    case FileContent.Binary _,
                            FileContent.TooLarge _,
                            FileContent.Link _,
                            FileContent.Submodule _,
                            FileContent.Folder _,
                            FileContent.Nothing _ ->
                            List.of();
                };
        return new OpenFile(path, content, tokens);
    }

    private static FileContent visible(FileContent content) {
        return content instanceof FileContent.Lines text
                ? new FileContent.Lines(
                        text.lines().stream().map(Visible::lines).toList(),
                        text.size(),
                        text.ends(),
                        text.lossy())
                : content;
    }

    /** Shows who brought in the lines of the file, or hides it again. */
    public void toggleBlame() {
        if (!(blame.get() instanceof Loadable.Unasked<?>)) {
            blaming.cancel();
            blame.set(new Loadable.Unasked<>());
            return;
        }
        Optional<OpenFile> read = file.get().latest();
        if (read.isEmpty() || !(read.get().content() instanceof FileContent.Lines)) {
            return;
        }
        String of = read.get().path();
        String repository = shownRepository;
        String commit = commit();
        blame.set(blame.get().loading(desk.store().state().now()));
        blaming.ask(
                desk.text().text("repositories.blame-unread", of),
                meanwhile -> repositories.browsing().blame(repository, commit, of),
                found -> blame.set(new Loadable.Loaded<>(found, desk.store().state().now())),
                trouble -> blame.set(blame.get().failed(trouble, desk.store().state().now())));
    }

    /** Returns the full id of the revision's commit; empty while it is not known. */
    public String commit() {
        return tree.get().latest().map(read -> read.revision().commit()).orElse("");
    }

    /** Returns the revision. */
    public ReadOnlyObjectProperty<Loadable<SourceTree>> treeProperty() {
        return tree.getReadOnlyProperty();
    }

    /** Returns the file that is read. */
    public ReadOnlyObjectProperty<Loadable<OpenFile>> fileProperty() {
        return file.getReadOnlyProperty();
    }

    /** Returns who brought in its lines; unasked while that is not wanted. */
    public ReadOnlyObjectProperty<Loadable<Blame>> blameProperty() {
        return blame.getReadOnlyProperty();
    }

    /** Stops what is under way. */
    public void close() {
        rooting.cancel();
        opening.cancel();
        blaming.cancel();
    }
}
