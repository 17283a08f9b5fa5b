package dev.leeway.desktop.screen.clusters;

import dev.leeway.desktop.control.HoverHint;
import dev.leeway.desktop.control.Icons;
import dev.leeway.desktop.control.Unfolding;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.state.BrowsingState;
import dev.leeway.engine.resource.GroupKind;
import dev.leeway.engine.resource.KindCatalog;
import dev.leeway.engine.resource.ServedKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Every kind that the cluster offers, to choose one: grouped, searchable, favourites first. */
final class KindList extends VBox {
    /** A line of the list. */
    private sealed interface Entry {
        /** The name of a group. */
        record Heading(String words) implements Entry {}

        /** A kind, and how many objects there are where that is known. */
        record Choice(ServedKind kind, boolean favourite, OptionalLong count) implements Entry {}
    }

    private final Desk desk;
    private final ClustersModel model;
    private final Runnable chosen;
    private final TextField search = new TextField();
    private final ListView<Entry> list = new ListView<>();

    /**
     * Makes the list.
     *
     * @param chosen called after a kind was chosen
     */
    KindList(Desk desk, ClustersModel model, Runnable chosen) {
        this.desk = desk;
        this.model = model;
        this.chosen = chosen;
        getStyleClass().add("kind-list");
        search.setPromptText(desk.text().text("clusters.find-kind"));
        search.setAccessibleText(desk.text().text("clusters.find-kind"));
        search.textProperty().addListener(observable -> show());
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::typed);
        list.getStyleClass().addAll("edge-to-edge", "kinds");
        list.setFixedCellSize(26);
        list.setAccessibleText(desk.text().text("clusters.kinds"));
        list.setCellFactory(view -> new EntryCell());
        Unfolding.of(list, list.getItems());
        list.setOnMouseClicked(event -> chooseSelected());
        list.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ENTER) {
                        chooseSelected();
                        event.consume();
                    }
                });
        VBox.setVgrow(list, Priority.ALWAYS);
        HBox top = new HBox(search);
        HBox.setHgrow(search, Priority.ALWAYS);
        top.getStyleClass().add("kind-search");
        getChildren().addAll(top, list);
        model.offerProperty().addListener(observable -> show());
        model.placeProperty().addListener(observable -> show());
        model.countsProperty().addListener(observable -> show());
        show();
    }

    /** Begins to type the name of a kind. */
    void begin() {
        search.clear();
        search.requestFocus();
    }

    private void typed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            search.clear();
            chosen.run();
            event.consume();
        } else if (event.getCode() == KeyCode.DOWN) {
            list.requestFocus();
            if (list.getSelectionModel().isEmpty()) {
                list.getSelectionModel().selectFirst();
            }
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER) {
            command(search.getText());
            event.consume();
        }
    }

    /** Goes to the kind that was typed, in a namespace when a second word names one. */
    private void command(String typed) {
        String[] words = typed.strip().split("\\s+", -1);
        Optional<KindCatalog> kinds =
                model.offerProperty().get().latest().map(ClustersModel.Offer::kinds);
        if (kinds.isEmpty() || words[0].isEmpty()) {
            return;
        }
        List<ServedKind> found = KindGroups.matching(kinds.get(), words[0]);
        if (found.isEmpty()) {
            return;
        }
        if (words.length > 1) {
            model.chooseNamespaces(
                    words[1].equals("all") || words[1].equals("-A")
                            ? List.of()
                            : List.of(words[1].split(",", -1)));
        }
        choose(found.getFirst());
    }

    private void chooseSelected() {
        if (list.getSelectionModel().getSelectedItem() instanceof Entry.Choice one) {
            choose(one.kind());
        }
    }

    private void choose(ServedKind kind) {
        search.clear();
        model.choose(kind);
        chosen.run();
    }

    private void show() {
        Optional<KindCatalog> kinds =
                model.offerProperty().get().latest().map(ClustersModel.Offer::kinds);
        if (kinds.isEmpty()) {
            list.getItems().clear();
            return;
        }
        String typed = search.getText().strip();
        List<Entry> entries =
                typed.isEmpty()
                        ? whole(kinds.get())
                        : found(kinds.get(), typed.split("\\s+", -1)[0]);
        if (!entries.equals(list.getItems())) {
            list.getItems().setAll(entries);
        }
        model.kind()
                .ifPresent(
                        here -> {
                            for (int i = 0; i < entries.size(); i++) {
                                if (entries.get(i) instanceof Entry.Choice one
                                        && one.kind().equals(here)) {
                                    list.getSelectionModel().clearAndSelect(i);
                                    return;
                                }
                            }
                        });
    }

    private List<Entry> found(KindCatalog kinds, String word) {
        List<Entry> entries = new ArrayList<>();
        KindGroups.matching(kinds, word).forEach(kind -> entries.add(entry(kind)));
        return entries;
    }

    private List<Entry> whole(KindCatalog kinds) {
        BrowsingState place = model.placeProperty().get();
        List<Entry> entries = new ArrayList<>();
        addShort(entries, "clusters.favourites", place.favourites(), kinds);
        addShort(
                entries,
                "clusters.recent",
                place.recent().stream().filter(one -> !place.favourites().contains(one)).toList(),
                kinds);
        for (KindGroups.Group group : KindGroups.of(kinds)) {
            entries.add(new Entry.Heading(group.known().map(this::word).orElse(group.name())));
            group.kinds().forEach(kind -> entries.add(entry(kind)));
        }
        for (String group : kinds.unreadableGroups()) {
            entries.add(new Entry.Heading(desk.text().text("clusters.group-unread", group)));
        }
        return entries;
    }

    private void addShort(
            List<Entry> entries, String heading, List<GroupKind> some, KindCatalog kinds) {
        List<Entry> choices = new ArrayList<>();
        some.forEach(one -> kinds.preferred(one).ifPresent(kind -> choices.add(entry(kind))));
        if (!choices.isEmpty()) {
            entries.add(new Entry.Heading(desk.text().text(heading)));
            entries.addAll(choices);
        }
    }

    private Entry entry(ServedKind kind) {
        GroupKind groupKind = kind.gvk().groupKind();
        Long count = model.countsProperty().get().get(groupKind);
        return new Entry.Choice(
                kind,
                model.placeProperty().get().favourites().contains(groupKind),
                count == null ? OptionalLong.empty() : OptionalLong.of(count));
    }

    private String word(KindGroups.Known group) {
        return desk.text()
                .text(
                        switch (group) {
                            case WORKLOADS -> "clusters.group-workloads";
                            case CONFIG -> "clusters.group-config";
                            case NETWORK -> "clusters.group-network";
                            case STORAGE -> "clusters.group-storage";
                            case ACCESS -> "clusters.group-access";
                            case CLUSTER -> "clusters.group-cluster";
                        });
    }

    /** A line; what only some lines need is made when one needs it, for there are very many. */
    private final class EntryCell extends ListCell<Entry> implements HoverHint {
        private final Label heading = new Label();
        private final Label name = new Label();
        private final Label count = new Label();
        private final HBox line;
        private Optional<Button> star = Optional.empty();
        private boolean starred;

        EntryCell() {
            heading.getStyleClass().add("kind-heading");
            name.getStyleClass().add("kind-name");
            name.setMinWidth(0);
            count.getStyleClass().addAll("facts", "number");
            count.setMinWidth(Region.USE_PREF_SIZE);
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            line = new HBox(name, gap, count);
            line.setAlignment(Pos.CENTER_LEFT);
            line.getStyleClass().add("kind-line");
            hoverProperty().addListener(observable -> showStar());
            selectedProperty().addListener(observable -> showStar());
            setOnMouseEntered(event -> hint());
            setText(null);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Entry entry, boolean empty) {
            super.updateItem(entry, empty);
            if (empty || entry == null) {
                setGraphic(null);
                setAccessibleText("");
                return;
            }
            switch (entry) {
                case Entry.Heading(String words) -> {
                    heading.setText(words);
                    setGraphic(heading);
                    setAccessibleText(words);
                }
                case Entry.Choice(ServedKind kind, boolean favourite, OptionalLong many) -> {
                    name.setText(kind.gvk().kind());
                    count.setText(many.isPresent() ? Long.toString(many.getAsLong()) : "");
                    starred = favourite;
                    showStar();
                    setGraphic(line);
                    setAccessibleText(kind.gvk().kind() + " " + count.getText());
                }
            }
        }

        /** Names are long and the side is narrow: a star that says nothing yet makes room. */
        private void showStar() {
            boolean shown = starred || isHover() || isSelected();
            if (shown && star.isEmpty()) {
                Button made = new Button("", Icons.of(Feather.STAR));
                made.getStyleClass().addAll("quiet", "star");
                made.setFocusTraversable(false);
                line.getChildren().add(made);
                star = Optional.of(made);
            }
            star.ifPresent(button -> show(button, shown));
        }

        private void show(Button button, boolean shown) {
            button.setVisible(shown);
            button.setManaged(shown);
            button.getStyleClass().remove("starred");
            if (starred) {
                button.getStyleClass().add("starred");
            }
            if (getItem() instanceof Entry.Choice one) {
                String kind = one.kind().gvk().kind();
                button.setAccessibleText(
                        desk.text().text(starred ? "clusters.unstar" : "clusters.star", kind));
                button.setOnAction(event -> model.toggleFavourite(one.kind().gvk().groupKind()));
            }
        }

        @Override
        public String hoverHint() {
            return getItem() instanceof Entry.Choice one
                    ? one.kind().plural() + "   " + one.kind().gvk().apiVersion()
                    : "";
        }

        private void hint() {
            String whole = hoverHint();
            setTooltip(whole.isEmpty() ? null : new Tooltip(whole));
        }
    }
}
