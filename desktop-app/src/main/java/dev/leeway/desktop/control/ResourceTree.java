package dev.leeway.desktop.control;

import dev.leeway.desktop.text.Visible;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * A tree of things that own things. An update keeps what is open, what is selected and where the
 * tree is scrolled to, by key.
 */
public final class ResourceTree extends TreeView<ResourceTree.Entry> {
    /**
     * One thing in the tree.
     *
     * @param key its identity
     * @param parent the identity of what owns it, empty at the top
     * @param kind what it is
     * @param name its name
     * @param mark how it stands
     * @param wellness how well it is
     * @param held what keeps reconciling away from it
     * @param detail more, in a few words; may be empty
     * @param facts its age and what it counts
     */
    public record Entry(
            String key,
            Optional<String> parent,
            String kind,
            String name,
            Mark mark,
            Optional<Mark> wellness,
            Optional<Mark> held,
            String detail,
            Facts facts) {
        /** Returns what is said of it in its line: what is wrong first, then what it runs. */
        String said() {
            return Stream.of(detail, facts.images())
                    .filter(words -> !words.isEmpty())
                    .collect(Collectors.joining("   ·   "));
        }
    }

    private final Set<String> closed = new HashSet<>();
    private final Map<String, TreeItem<Entry>> items = new HashMap<>();
    private List<Entry> shown = List.of();
    private boolean updating;

    /** Makes an empty tree; {@code open} hears a double click or Enter on a thing. */
    public ResourceTree(Consumer<Entry> open) {
        getStyleClass().addAll("resource-tree", "edge-to-edge");
        setShowRoot(false);
        setFixedCellSize(28);
        setRoot(new TreeItem<>());
        setCellFactory(view -> new EntryCell());
        setOnMouseClicked(
                event -> {
                    if (event.getClickCount() == 2) {
                        selected().ifPresent(open);
                    }
                });
        setOnKeyPressed(
                event -> {
                    if (event.getCode() == KeyCode.ENTER) {
                        selected().ifPresent(open);
                        event.consume();
                    }
                });
    }

    /** Returns the selected thing. */
    public Optional<Entry> selected() {
        TreeItem<Entry> item = getSelectionModel().getSelectedItem();
        return item == null ? Optional.empty() : Optional.ofNullable(item.getValue());
    }

    /** Shows these things; those whose owner is not among them stand at the top. */
    public void show(List<Entry> entries) {
        if (entries.equals(shown)) {
            return;
        }
        boolean sameShape = shape(entries).equals(shape(shown));
        shown = List.copyOf(entries);
        if (sameShape) {
            for (Entry entry : entries) {
                TreeItem<Entry> item = items.get(entry.key());
                if (item != null) {
                    item.setValue(entry);
                }
            }
            return;
        }
        Optional<String> selected = selected().map(Entry::key);
        updating = true;
        items.clear();
        for (Entry entry : entries) {
            items.put(entry.key(), item(entry));
        }
        List<TreeItem<Entry>> top = new ArrayList<>();
        for (Entry entry : entries) {
            TreeItem<Entry> item = items.get(entry.key());
            TreeItem<Entry> parent = entry.parent().map(items::get).orElse(null);
            if (parent == null) {
                top.add(item);
            } else {
                parent.getChildren().add(item);
            }
        }
        getRoot().getChildren().setAll(top);
        updating = false;
        selected.map(items::get).ifPresent(item -> getSelectionModel().select(item));
    }

    private static List<String> shape(List<Entry> entries) {
        return entries.stream().map(entry -> entry.key() + "<" + entry.parent()).toList();
    }

    private TreeItem<Entry> item(Entry entry) {
        TreeItem<Entry> item = new TreeItem<>(entry);
        item.setExpanded(!closed.contains(entry.key()));
        item.expandedProperty()
                .addListener(
                        (observable, before, open) -> {
                            if (updating) {
                                return;
                            }
                            if (open) {
                                closed.remove(entry.key());
                            } else {
                                closed.add(entry.key());
                            }
                        });
        return item;
    }

    private static final class EntryCell extends TreeCell<Entry> {
        /** As the stylesheet has it. */
        private static final double INDENT = 18;

        /** What stands left and right of a line: paddings, and the arrow that opens it. */
        private static final double AROUND = 28;

        private static final double NARROWEST_NAME = 60;

        /** Of fewer letters of a sentence nothing is understood; hovering says all of it. */
        private static final double NARROWEST_DETAIL = 120;

        /** In more room an eye would lose its line between a name and how it stands. */
        private static final double WIDEST = 1_180;

        private static final PseudoClass HELD = PseudoClass.getPseudoClass("held");
        private static final PseudoClass GRAVE = PseudoClass.getPseudoClass("grave");

        private static final double WORD = 94;
        private static final double WELLNESS = 100;

        private final StateShape shape = new StateShape();
        private final Label kind = new Label();
        private final Label name = new Label();
        private final StateShape held = new StateShape();
        private final Label detail = new Label();
        private final FactCells facts = new FactCells();
        private final StatusBadge wellness = new StatusBadge();
        private final Label word = new Label();
        private final Region gap = new Region();
        private final HBox line =
                new HBox(shape, kind, name, held, gap, detail, facts, word, wellness) {
                    @Override
                    protected void layoutChildren() {
                        leaveRoomForName(this);
                        super.layoutChildren();
                    }
                };
        private final Tooltip full = new Tooltip();

        EntryCell() {
            line.setAlignment(Pos.CENTER_LEFT);
            line.getStyleClass().add("tree-line");
            kind.getStyleClass().add("tree-kind");
            name.getStyleClass().addAll("mono", "tree-name");
            detail.getStyleClass().add("tree-detail");
            word.getStyleClass().add("state-word");
            word.setMinWidth(WORD);
            word.setPrefWidth(WORD);
            wellness.setMinWidth(WELLNESS);
            wellness.setPrefWidth(WELLNESS);
            kind.setMinWidth(Region.USE_PREF_SIZE);
            // What tells pods of one owner apart stands at the end of their names.
            name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
            name.setMinWidth(NARROWEST_NAME);
            held.managedProperty().bind(held.visibleProperty());
            detail.setMinWidth(0);
            detail.managedProperty().bind(detail.visibleProperty());
            HBox.setHgrow(gap, Priority.ALWAYS);
            setText(null);
            // The line ends where the tree ends, or long words would push the badges out of sight.
            setPrefWidth(0);
            line.prefWidthProperty()
                    .bind(
                            Bindings.createDoubleBinding(
                                    this::room, widthProperty(), treeItemProperty()));
            // Before it is laid out in less room: a least width of before would push the badges
            // out.
            line.prefWidthProperty().addListener(observable -> leaveRoomForName(line));
            // A cell stretches what may become wider.
            line.setMaxWidth(USE_PREF_SIZE);
        }

        /** The name is read whole before there is room for its age, and then for a sentence. */
        private void leaveRoomForName(HBox within) {
            double others =
                    within.snappedLeftInset()
                            + within.snappedRightInset()
                            + shape.minWidth(-1)
                            + kind.minWidth(-1)
                            + (held.isManaged() ? held.minWidth(-1) : 0)
                            + (word.isManaged() ? word.getMinWidth() : 0)
                            + wellness.getMinWidth()
                            + within.getSpacing() * (parts() - 1);
            double least =
                    Math.clamp(
                            Math.floor(within.getPrefWidth() - others),
                            NARROWEST_NAME,
                            Math.max(NARROWEST_NAME, name.prefWidth(-1)));
            if (least != name.getMinWidth()) {
                name.setMinWidth(least);
            }
            double left = within.getPrefWidth() - others - least;
            left -= facts.fit(left) + within.getSpacing();
            boolean read = left >= Math.min(NARROWEST_DETAIL, detail.prefWidth(-1));
            detail.setVisible(read && !detail.getText().isEmpty());
        }

        private static boolean isHeld(Mark mark) {
            return mark.styleClass().equals("state-held");
        }

        /** How many parts stand in the line beside a sentence. */
        private long parts() {
            return line.getChildren().stream()
                    .filter(part -> part.isManaged() && !part.equals(detail))
                    .count();
        }

        private double room() {
            int level = getTreeItem() == null ? 1 : getTreeView().getTreeItemLevel(getTreeItem());
            return Math.max(100, Math.min(getWidth(), WIDEST) - AROUND - INDENT * level);
        }

        @Override
        protected void updateItem(@Nullable Entry entry, boolean empty) {
            super.updateItem(entry, empty);
            if (empty || entry == null) {
                setGraphic(null);
                setTooltip(null);
                pseudoClassStateChanged(HELD, false);
                pseudoClassStateChanged(GRAVE, false);
                return;
            }
            shape.show(entry.mark());
            kind.setText(entry.kind());
            name.setText(Visible.of(entry.name()));
            detail.setText(Visible.of(entry.said()));
            // Where nothing is wrong it says the images alone, which are names.
            Mono.when(detail.getStyleClass(), entry.detail().isEmpty());
            facts.show(entry.facts());
            word.setText(entry.mark().word());
            word.setManaged(!entry.mark().word().isEmpty());
            word.getStyleClass().setAll("label", "state-word", entry.mark().styleClass());
            wellness.setVisible(entry.wellness().isPresent());
            entry.wellness().ifPresent(wellness::show);
            held.setVisible(entry.held().isPresent());
            entry.held().ifPresent(held::show);
            pseudoClassStateChanged(HELD, entry.held().isPresent());
            pseudoClassStateChanged(GRAVE, entry.held().filter(mark -> !isHeld(mark)).isPresent());
            full.setText(
                    Visible.lines(
                            Stream.concat(
                                            Stream.of(
                                                    entry.kind() + " " + entry.name(),
                                                    entry.detail(),
                                                    entry.held().map(Mark::word).orElse("")),
                                            entry.facts().whole().stream())
                                    .filter(words -> !words.isEmpty())
                                    .collect(Collectors.joining("\n"))));
            setTooltip(full);
            setGraphic(line);
        }
    }
}
