package dev.leeway.desktop.screen.repositories;

import dev.leeway.desktop.control.Icons;
import dev.leeway.desktop.reading.RepositoryBrowsing.Described;
import dev.leeway.desktop.reading.RepositoryBrowsing.Reader;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.state.Loadable;
import dev.leeway.desktop.state.RepositoryPlace;
import dev.leeway.desktop.text.Visible;
import dev.leeway.engine.source.SourceEntry;
import dev.leeway.engine.source.SourceTree;

import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The files of a revision: the tree on the left, what is in one of them beside it. */
final class FilesPane extends StackPane {
    private final Desk desk;
    private final RepositoriesModel repositories;
    private final FilesModel model;
    private final TreeView<SourceEntry> tree = new TreeView<>(new TreeItem<>());
    private final FileView file;
    private final SplitPane split;
    private final Set<String> opened = new HashSet<>();
    private Optional<RepositoryPlace.View.Files> wanted = Optional.empty();

    FilesPane(Desk desk, RepositoriesModel repositories, FilesModel model) {
        this.desk = desk;
        this.repositories = repositories;
        this.model = model;
        this.file = new FileView(desk, repositories, model);
        tree.getStyleClass().addAll("file-tree", "edge-to-edge");
        tree.setShowRoot(false);
        tree.setFixedCellSize(26);
        tree.setAccessibleText(desk.text().text("repositories.tree"));
        tree.setCellFactory(view -> new EntryCell());
        tree.getSelectionModel()
                .selectedItemProperty()
                .addListener((observable, before, after) -> selected(after));
        tree.setOnKeyPressed(
                event -> {
                    if (event.getCode() == KeyCode.ENTER) {
                        openSelected();
                        event.consume();
                    }
                });
        tree.setOnMouseClicked(
                event -> {
                    if (event.getClickCount() == 2) {
                        openSelected();
                    }
                });
        tree.setMinWidth(160);
        file.setMinWidth(240);
        split = new SplitPane(tree, file);
        split.setDividerPositions(0.3);
        model.treeProperty().addListener(observable -> showTree());
        showTree();
    }

    /** Goes to a place. */
    void show(RepositoryPlace place, RepositoryPlace.View.Files view) {
        wanted = Optional.of(view);
        model.show(place);
        reveal();
    }

    void focusTree() {
        tree.requestFocus();
        if (tree.getSelectionModel().isEmpty() && tree.getExpandedItemCount() > 0) {
            tree.getSelectionModel().selectFirst();
        }
    }

    boolean key(KeyCode code) {
        switch (code) {
            case J -> move(1);
            case K -> move(-1);
            case B -> model.toggleBlame();
            case H -> file.openHistory();
            case U -> file.copyLink();
            default -> {
                return false;
            }
        }
        return true;
    }

    private void move(int by) {
        if (file.hasFocus()) {
            file.move(by);
            return;
        }
        int rows = tree.getExpandedItemCount();
        if (rows > 0) {
            int next = Math.clamp(tree.getSelectionModel().getSelectedIndex() + by, 0, rows - 1);
            tree.getSelectionModel().clearAndSelect(next);
            tree.scrollTo(Math.max(0, next - 3));
        }
    }

    private void showTree() {
        Loadable<SourceTree> now = model.treeProperty().get();
        getChildren()
                .setAll(
                        switch (now) {
                            case Loadable.Loaded<SourceTree> _ -> split;
                            case Loadable.Failed<SourceTree> failed ->
                                    Blanks.failed(
                                            desk,
                                            failed.trouble(),
                                            model::reload,
                                            Blanks.toFollowed(desk, repositories));
                            case Loadable.Loading<SourceTree> _, Loadable.Unasked<SourceTree> _ ->
                                    Blanks.busy(desk.text().text("repositories.reading"));
                        });
        if (now instanceof Loadable.Loaded<SourceTree>) {
            TreeItem<SourceEntry> root = new TreeItem<>();
            tree.setRoot(root);
            fill(root, "");
        }
    }

    /** Fills a folder, then the folders in it that were open before. */
    private void fill(TreeItem<SourceEntry> item, String folder) {
        model.list(
                folder,
                entries -> {
                    put(item, entries);
                    if (item.equals(tree.getRoot())) {
                        // There is no way down to a file before the top is there.
                        reveal();
                    }
                },
                trouble -> item.getChildren().setAll(List.of(new TreeItem<>(unreadable(folder)))));
    }

    /** A folder that could not be read must not look like an empty one. */
    private SourceEntry unreadable(String folder) {
        return new SourceEntry(
                folder + "/" + desk.text().text("repositories.unreadable"),
                SourceEntry.Type.SUBMODULE,
                -1,
                "");
    }

    private void put(TreeItem<SourceEntry> item, List<SourceEntry> entries) {
        item.getChildren().setAll(entries.stream().map(this::item).toList());
        if (entries.isEmpty()) {
            item.setExpanded(true);
        }
        for (TreeItem<SourceEntry> child : item.getChildren()) {
            if (child instanceof FolderItem folder && opened.contains(folder.getValue().path())) {
                folder.setExpanded(true);
            }
        }
    }

    private TreeItem<SourceEntry> item(SourceEntry entry) {
        return entry.type() == SourceEntry.Type.FOLDER
                ? new FolderItem(entry)
                : new TreeItem<>(entry);
    }

    /** A folder whose content is read when it is opened. */
    private final class FolderItem extends TreeItem<SourceEntry> {
        private boolean filled;

        FolderItem(SourceEntry entry) {
            super(entry);
            expandedProperty()
                    .addListener(
                            (observable, before, open) -> {
                                if (open) {
                                    opened.add(entry.path());
                                    load();
                                } else {
                                    opened.remove(entry.path());
                                }
                            });
        }

        void load() {
            if (!filled) {
                filled = true;
                fill(this, getValue().path());
            }
        }

        void put(List<SourceEntry> entries) {
            if (!filled) {
                filled = true;
                FilesPane.this.put(this, entries);
            }
        }

        @Override
        public boolean isLeaf() {
            return false;
        }
    }

    /** Opens the folders down to the file that is wanted, and the file. */
    private void reveal() {
        Optional<RepositoryPlace.View.Files> view = wanted;
        if (view.isEmpty()
                || view.get().path().isEmpty()
                || !(model.treeProperty().get() instanceof Loadable.Loaded<SourceTree>)) {
            return;
        }
        String path = view.get().path();
        file.goTo(view.get().line());
        model.open(path);
        model.listTo(
                path,
                folders -> {
                    TreeItem<SourceEntry> at = tree.getRoot();
                    for (var folder : folders.entrySet()) {
                        TreeItem<SourceEntry> next = child(at, folder.getKey());
                        if (!(next instanceof FolderItem inner)) {
                            return;
                        }
                        inner.put(folder.getValue());
                        inner.setExpanded(true);
                        at = inner;
                    }
                    TreeItem<SourceEntry> last = child(at, path);
                    if (last != null) {
                        tree.getSelectionModel().select(last);
                        tree.scrollTo(Math.max(0, tree.getRow(last) - 5));
                    }
                });
    }

    private static @Nullable TreeItem<SourceEntry> child(TreeItem<SourceEntry> of, String path) {
        return of.getChildren().stream()
                .filter(one -> one.getValue().path().equals(path))
                .findFirst()
                .orElse(null);
    }

    private void selected(@Nullable TreeItem<SourceEntry> item) {
        if (item != null
                && item.getValue() != null
                && item.getValue().type() != SourceEntry.Type.FOLDER
                && item.getValue().size() >= 0) {
            String path = item.getValue().path();
            if (wanted.filter(view -> view.path().equals(path)).isEmpty()) {
                wanted = Optional.of(new RepositoryPlace.View.Files(path, 0));
            }
            model.open(path);
        }
    }

    /** Enter on a file reads on in it, and notes the place; on a folder it opens or closes it. */
    private void openSelected() {
        TreeItem<SourceEntry> item = tree.getSelectionModel().getSelectedItem();
        if (item == null || item.getValue() == null) {
            return;
        }
        if (item.getValue().type() == SourceEntry.Type.FOLDER) {
            item.setExpanded(!item.isExpanded());
            return;
        }
        repositories.go(new RepositoryPlace.View.Files(item.getValue().path(), 0));
        file.requestFocus();
    }

    private List<Reader> readers(String path) {
        return repositories.described().map(Described::readers).orElse(List.of()).stream()
                .filter(reader -> reader.path().equals(path))
                .toList();
    }

    private final class EntryCell extends TreeCell<SourceEntry> {
        private final FontIcon icon = Icons.of(Feather.FILE);
        private final Label name = new Label();
        private final Label reader = new Label("", Icons.of(Feather.BOX));
        private final Region gap = new Region();
        private final HBox line =
                new HBox(icon, name, gap, reader) {
                    @Override
                    protected void layoutChildren() {
                        nameReaders();
                        super.layoutChildren();
                    }
                };
        private String names = "";
        private String fewWords = "";

        EntryCell() {
            line.setAlignment(Pos.CENTER_LEFT);
            line.getStyleClass().add("file-line");
            name.getStyleClass().addAll("mono", "file-name");
            name.setMinWidth(30);
            reader.getStyleClass().addAll("mono", "file-reader");
            reader.setMinWidth(Region.USE_PREF_SIZE);
            HBox.setHgrow(gap, Priority.ALWAYS);
            setText(null);
            // The line ends where the tree ends, or a long name would push the readers out of
            // sight.
            setPrefWidth(0);
            line.prefWidthProperty()
                    .bind(
                            Bindings.createDoubleBinding(
                                    this::room, widthProperty(), treeItemProperty()));
        }

        /** Where there is no room for the names, a shape says that there are readers. */
        private void nameReaders() {
            if (!reader.isManaged()) {
                return;
            }
            reader.setText(names);
            double others = icon.prefWidth(-1) + name.prefWidth(-1) + 3 * line.getSpacing();
            if (others + reader.prefWidth(-1) > line.getPrefWidth()) {
                reader.setText(fewWords);
            }
        }

        private double room() {
            int level = getTreeItem() == null ? 1 : getTreeView().getTreeItemLevel(getTreeItem());
            return Math.max(80, getWidth() - 38 - 16 * level);
        }

        @Override
        protected void updateItem(@Nullable SourceEntry entry, boolean empty) {
            super.updateItem(entry, empty);
            if (empty || entry == null) {
                setGraphic(null);
                setTooltip(null);
                return;
            }
            icon.setIconCode(
                    switch (entry.type()) {
                        case FOLDER -> Feather.FOLDER;
                        case FILE -> Feather.FILE_TEXT;
                        case LINK -> Feather.CORNER_DOWN_RIGHT;
                        case SUBMODULE ->
                                entry.size() < 0 ? Feather.ALERT_TRIANGLE : Feather.PACKAGE;
                    });
            name.setText(Visible.of(entry.name()));
            List<Reader> readers = readers(entry.path());
            String all =
                    readers.stream().map(Reader::application).collect(Collectors.joining(", "));
            names =
                    readers.size() > 2
                            ? desk.text().text("repositories.readers", readers.size())
                            : all;
            fewWords = readers.size() > 1 ? Integer.toString(readers.size()) : "";
            reader.setText(names);
            // The folder's name matters more than who reads it; both stand in the hint.
            name.setMinWidth(readers.isEmpty() ? 30 : Region.USE_PREF_SIZE);
            reader.setVisible(!readers.isEmpty());
            reader.setManaged(!readers.isEmpty());
            setTooltip(
                    new Tooltip(
                            Visible.of(entry.path())
                                    + (readers.isEmpty()
                                            ? ""
                                            : "\n" + desk.text().text("repositories.read-by", all))
                                    + (entry.linkTarget().isEmpty()
                                            ? ""
                                            : "\n\u2192 " + Visible.of(entry.linkTarget()))));
            setAccessibleText(name.getText() + " " + names);
            line.requestLayout();
            setGraphic(line);
        }
    }
}
