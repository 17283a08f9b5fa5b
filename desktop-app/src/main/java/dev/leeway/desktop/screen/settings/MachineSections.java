package dev.leeway.desktop.screen.settings;

import dev.leeway.desktop.control.EndField;
import dev.leeway.desktop.control.Mono;
import dev.leeway.desktop.reading.Workbench;
import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.state.Preferences;
import dev.leeway.desktop.state.ToolPaths;
import dev.leeway.desktop.text.Text;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import org.kordamp.ikonli.feather.Feather;

import java.util.List;
import java.util.function.Consumer;

/** The parts of the settings that look at this machine: tools, credential stores, folders. */
final class MachineSections {
    private final Desk desk;
    private final Changes changes;
    private final Text text;
    private final Section tools;
    private final Section stores;
    private final Section folders;
    private ToolPaths shown;
    private final TextField helm = new EndField("");
    private final TextField kustomize = new EndField("");
    private final TextField kubectl = new EndField("");

    MachineSections(Desk desk, Changes changes) {
        this.desk = desk;
        this.changes = changes;
        this.text = desk.text();
        tools = new Section(text.text("settings.tools"));
        stores = new Section(text.text("settings.credentials"));
        folders = new Section(text.text("settings.folders"));
        ToolPaths set = desk.store().state().preferences().tools();
        shown = set;
        write(set);
        helm.setPromptText(text.text("settings.helm-own"));
        kustomize.setPromptText(text.text("settings.looked-for"));
        kubectl.setPromptText(text.text("settings.looked-for"));
        for (TextField field : List.of(helm, kustomize, kubectl)) {
            field.textProperty()
                    .subscribe(path -> Mono.when(field.getStyleClass(), !path.isEmpty()));
            field.setPrefColumnCount(34);
            field.setOnAction(event -> keep());
            field.focusedProperty()
                    .addListener(
                            (observable, before, focused) -> {
                                if (!focused) {
                                    keep();
                                }
                            });
        }
        showTools(List.of());
        stores.words(text.text("settings.reading"));
        folders.words(text.text("settings.reading"));
        read();
    }

    private void write(ToolPaths set) {
        helm.setText(set.helm());
        kustomize.setText(set.kustomize());
        kubectl.setText(set.kubectl());
    }

    /** Shows other tools than those that were shown: looked for anew. */
    void show(ToolPaths set) {
        if (!set.equals(shown)) {
            shown = set;
            write(set);
            read();
        }
    }

    List<Node> all() {
        return List.of(tools, stores, folders);
    }

    private void keep() {
        ToolPaths chosen =
                new ToolPaths(
                        helm.getText().strip(),
                        kustomize.getText().strip(),
                        kubectl.getText().strip());
        if (!chosen.equals(desk.store().state().preferences().tools())) {
            changes.make(Preferences.Setting.TOOLS, known -> known.with(chosen));
        }
    }

    private void read() {
        ToolPaths set = desk.store().state().preferences().tools();
        desk.readings()
                .workbench()
                .ifPresent(
                        bench -> {
                            start(bench, one -> one.tools(set), this::showTools);
                            start(bench, one -> one.stores(), found -> showStores(bench, found));
                            start(bench, one -> one.folders(), this::showFolders);
                        });
    }

    private interface Look<T> {
        List<T> at(Workbench bench) throws InterruptedException;
    }

    private <T> void start(Workbench bench, Look<T> look, Consumer<List<T>> shown) {
        desk.work()
                .start(
                        "look around",
                        () -> {
                            List<T> found = look.at(bench);
                            desk.ui().post(() -> shown.accept(found));
                        },
                        failed -> {});
    }

    private void showTools(List<Workbench.Tool> found) {
        tools.clear();
        tools.row("Helm", tool("helm", helm, found));
        tools.row("Kustomize", tool("kustomize", kustomize, found));
        tools.row("kubectl", tool("kubectl", kubectl, found));
        tools.words(text.text("settings.tools-next"));
    }

    private Node tool(String name, TextField field, List<Workbench.Tool> found) {
        field.setAccessibleText(name);
        Label says =
                Section.sentence(
                        found.stream()
                                .filter(tool -> tool.name().equals(name))
                                .findFirst()
                                .map(this::said)
                                .orElse(""));
        HBox line = new HBox(field, says);
        HBox.setHgrow(says, Priority.ALWAYS);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("cluster-line");
        return line;
    }

    private String said(Workbench.Tool tool) {
        if (!tool.usable()) {
            return text.text(
                    tool.path().isEmpty() ? "settings.tool-missing" : "settings.tool-wrong");
        }
        return tool.path().isEmpty()
                ? text.text("settings.helm-built-in")
                : text.text("settings.tool-found", tool.path());
    }

    private void showStores(Workbench bench, List<Workbench.Store> found) {
        stores.clear();
        stores.row(text.text("settings.safe"), new SafeLine(desk, bench));
        for (Workbench.Store store : found) {
            stores.row(
                    text.text(
                            switch (store.kind()) {
                                case GIT_HELPER -> "settings.git-helper";
                                case SSH_AGENT -> "settings.ssh-agent";
                                case KUBECONFIG -> "settings.kubeconfig";
                            }),
                    store.detail().isEmpty()
                            ? Section.sentence(text.text("settings.not-set"))
                            : Section.mono(store.detail()));
        }
        stores.words(text.text("settings.credentials-next"));
    }

    private void showFolders(List<Workbench.Folder> found) {
        folders.clear();
        for (Workbench.Folder folder : found) {
            Label path = Section.mono(folder.path().toString());
            Label size =
                    Section.sentence(
                            folder.bytes() < 0
                                    ? text.text("settings.not-counted")
                                    : text.text(
                                            "settings.megabytes",
                                            folder.bytes() / (1024.0 * 1024.0)));
            size.setMinWidth(80);
            HBox line =
                    new HBox(
                            Buttons.icon(
                                    Feather.COPY,
                                    text.text("settings.copy-path"),
                                    () -> desk.commands().copy(folder.path().toString())),
                            path,
                            size);
            line.setAlignment(Pos.CENTER_LEFT);
            line.getStyleClass().add("cluster-line");
            folders.row(
                    text.text(
                            switch (folder.purpose()) {
                                case DATA -> "settings.folder.data";
                                case STATE -> "settings.folder.state";
                                case CONFIG -> "settings.folder.config";
                                case CACHE -> "settings.folder.cache";
                            }),
                    line);
        }
    }
}
