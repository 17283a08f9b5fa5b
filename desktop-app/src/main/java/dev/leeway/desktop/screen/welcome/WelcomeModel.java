package dev.leeway.desktop.screen.welcome;

import dev.leeway.desktop.reading.ReadingException;
import dev.leeway.desktop.reading.WorkspaceMaking;
import dev.leeway.desktop.reading.WorkspaceMaking.Context;
import dev.leeway.desktop.reading.WorkspaceMaking.Preview;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.state.Loadable;
import dev.leeway.desktop.state.Trouble;
import dev.leeway.engine.discover.Discovery;
import dev.leeway.engine.discover.FoundApplication;
import dev.leeway.engine.discover.WorkspaceDraft;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What the first page knows: recent workspaces, contexts, what a cluster holds, the file to be. */
final class WelcomeModel {
    private final Desk desk;
    private final ReadOnlyObjectWrapper<List<Path>> recent = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Loadable<List<Context>>> contexts =
            new ReadOnlyObjectWrapper<>(new Loadable.Unasked<>());
    private final ReadOnlyObjectWrapper<Loadable<Discovery>> discovery =
            new ReadOnlyObjectWrapper<>(new Loadable.Unasked<>());
    private final ReadOnlyObjectWrapper<Optional<Preview>> preview =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Trouble>> trouble =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<Path> kubeconfig = Optional.empty();
    private int reading;
    private int asked;
    private int drafted;

    WelcomeModel(Desk desk) {
        this.desk = desk;
        making().ifPresent(
                        making ->
                                desk.work()
                                        .start(
                                                "recent workspaces",
                                                () -> {
                                                    List<Path> known = making.recent();
                                                    desk.ui().post(() -> recent.set(known));
                                                },
                                                failed -> {}));
        readContexts(Optional.empty());
    }

    private Optional<WorkspaceMaking> making() {
        return desk.readings().making();
    }

    ReadOnlyObjectProperty<List<Path>> recentProperty() {
        return recent.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Loadable<List<Context>>> contextsProperty() {
        return contexts.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Loadable<Discovery>> discoveryProperty() {
        return discovery.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Preview>> previewProperty() {
        return preview.getReadOnlyProperty();
    }

    /** Why the file could not be written, if it could not. */
    ReadOnlyObjectProperty<Optional<Trouble>> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /** Returns whether a sync runs, which another workspace would cut off. */
    boolean isSyncing() {
        return desk.store().state().applications().toList().stream()
                .anyMatch(app -> app.isSyncing());
    }

    /** Returns the kubeconfig that was chosen; empty for those that kubectl reads. */
    Optional<Path> kubeconfig() {
        return kubeconfig;
    }

    /** Reads the contexts of a kubeconfig, and takes what follows from it. */
    void readContexts(Optional<Path> from) {
        kubeconfig = from;
        // What another one's cluster holds is not offered for this one.
        asked++;
        discovery.set(new Loadable.Unasked<>());
        int mine = ++reading;
        making().ifPresent(
                        making -> {
                            contexts.set(
                                    new Loadable.Loading<>(
                                            Optional.empty(), desk.store().state().now()));
                            read(
                                    "kubeconfig contexts",
                                    () -> making.contexts(from),
                                    found -> {
                                        if (mine == reading) {
                                            contexts.set(found);
                                        }
                                    },
                                    contexts.get());
                        });
    }

    /** Looks what is reconciled in the cluster of a context of the kubeconfig. */
    void discover(String context) {
        int mine = ++asked;
        Optional<Path> from = kubeconfig;
        making().ifPresent(
                        making -> {
                            discovery.set(
                                    new Loadable.Loading<>(
                                            Optional.empty(), desk.store().state().now()));
                            read(
                                    "discover applications",
                                    () -> making.discover(from, context),
                                    found -> {
                                        if (mine == asked) {
                                            discovery.set(found);
                                        }
                                    },
                                    discovery.get());
                        });
    }

    private <T> void read(
            String what, Reading<T> reading, Consumer<Loadable<T>> arrived, Loadable<T> before) {
        desk.work()
                .start(
                        what,
                        () -> {
                            T value = reading.read();
                            desk.ui()
                                    .post(
                                            () ->
                                                    arrived.accept(
                                                            new Loadable.Loaded<>(
                                                                    value,
                                                                    desk.store().state().now())));
                        },
                        failed ->
                                desk.ui()
                                        .post(
                                                () ->
                                                        arrived.accept(
                                                                before.failed(
                                                                        trouble(failed),
                                                                        desk.store()
                                                                                .state()
                                                                                .now()))));
    }

    private interface Reading<T> {
        T read() throws ReadingException, InterruptedException;
    }

    private Trouble trouble(Exception failed) {
        return failed instanceof ReadingException reading
                ? reading.trouble()
                : new Trouble(
                        desk.text().text("welcome.trouble"),
                        failed.toString(),
                        desk.text().text("trouble.report"));
    }

    /** Works out what the file would say. */
    void draft(WorkspaceDraft draft, Path file) {
        int mine = ++drafted;
        making().ifPresent(
                        making ->
                                desk.work()
                                        .start(
                                                "preview workspace",
                                                () -> {
                                                    Preview made = making.preview(draft, file);
                                                    desk.ui()
                                                            .post(
                                                                    () -> {
                                                                        if (mine == drafted) {
                                                                            preview.set(
                                                                                    Optional.of(
                                                                                            made));
                                                                        }
                                                                    });
                                                },
                                                failed -> {}));
    }

    void noDraft() {
        drafted++;
        preview.set(Optional.empty());
    }

    /** Writes the file as previewed, then opens it. */
    void write(Preview made, Path file) {
        trouble.set(Optional.empty());
        making().ifPresent(
                        making ->
                                desk.work()
                                        .start(
                                                "write workspace",
                                                () -> {
                                                    making.write(made, file);
                                                    desk.ui()
                                                            .post(
                                                                    () ->
                                                                            desk.commands()
                                                                                    .openWorkspace(
                                                                                            file));
                                                },
                                                failed ->
                                                        desk.ui()
                                                                .post(
                                                                        () ->
                                                                                trouble.set(
                                                                                        Optional.of(
                                                                                                trouble(
                                                                                                        failed))))));
    }

    /** What was found that a workspace can say. */
    static List<FoundApplication.Offered> offered(Discovery found) {
        return found.applications().stream()
                .filter(FoundApplication.Offered.class::isInstance)
                .map(FoundApplication.Offered.class::cast)
                .toList();
    }
}
