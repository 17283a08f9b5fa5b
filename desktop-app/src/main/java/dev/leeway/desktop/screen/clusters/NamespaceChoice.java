package dev.leeway.desktop.screen.clusters;

import dev.leeway.desktop.control.Mono;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.state.Loadable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.CheckBox;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Chooses namespaces: all, one or several; one that cannot be listed can be typed. */
final class NamespaceChoice extends MenuButton {
    private final Desk desk;
    private final ClustersModel model;
    private final TextField search = new TextField();
    private final ListView<String> list = new ListView<>();
    private final Label trouble = new Label();

    NamespaceChoice(Desk desk, ClustersModel model) {
        this.desk = desk;
        this.model = model;
        getStyleClass().add("namespace-choice");
        accessibleTextProperty().bind(textProperty());
        setMinWidth(100);
        setMaxWidth(220);
        search.setPromptText(desk.text().text("clusters.find-namespace"));
        search.setAccessibleText(desk.text().text("clusters.find-namespace"));
        search.textProperty().addListener(observable -> fill());
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::typed);
        list.setPrefSize(280, 300);
        list.setFixedCellSize(26);
        list.setAccessibleText(desk.text().text("clusters.namespaces"));
        list.setCellFactory(view -> new NamespaceCell());
        list.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.SPACE || event.getCode() == KeyCode.ENTER) {
                        String one = list.getSelectionModel().getSelectedItem();
                        if (one != null) {
                            toggle(one, event.getCode() == KeyCode.ENTER);
                        }
                        event.consume();
                    }
                });
        trouble.setWrapText(true);
        trouble.setMaxWidth(280);
        trouble.getStyleClass().addAll("facts", "stale");
        VBox content = new VBox(search, trouble, list);
        content.getStyleClass().add("namespace-popup");
        CustomMenuItem item = new CustomMenuItem(content, false);
        item.getStyleClass().add("namespace-item");
        getItems().setAll(item);
        setOnShown(event -> search.requestFocus());
        model.placeProperty().addListener(observable -> showPlace());
        model.namespacesProperty().addListener(observable -> showPlace());
        showPlace();
    }

    private void typed(KeyEvent event) {
        if (event.getCode() == KeyCode.DOWN) {
            list.requestFocus();
            list.getSelectionModel().selectFirst();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER) {
            String word = search.getText().strip();
            List<String> offered = list.getItems();
            if (offered.size() == 2 && !offered.get(1).isEmpty()) {
                toggle(offered.get(1), true);
            } else if (!word.isEmpty()) {
                // It may be there although it cannot be listed.
                toggle(word, true);
            }
            event.consume();
        }
    }

    private void toggle(String namespace, boolean only) {
        List<String> chosen = new ArrayList<>(model.placeProperty().get().namespaces());
        if (namespace.isEmpty()) {
            chosen.clear();
        } else if (only) {
            chosen = new ArrayList<>(List.of(namespace));
        } else if (!chosen.remove(namespace)) {
            chosen.add(namespace);
        }
        model.chooseNamespaces(chosen);
        if (only || namespace.isEmpty()) {
            hide();
        }
    }

    private void showPlace() {
        List<String> chosen = model.placeProperty().get().namespaces();
        setText(
                chosen.isEmpty()
                        ? desk.text().text("clusters.all-namespaces")
                        : chosen.size() == 1
                                ? chosen.getFirst()
                                : desk.text().text("clusters.some-namespaces", chosen.size()));
        Mono.when(getStyleClass(), chosen.size() == 1);
        boolean refused = model.namespacesProperty().get() instanceof Loadable.Failed<?>;
        trouble.setVisible(refused);
        trouble.setManaged(refused);
        if (model.namespacesProperty().get() instanceof Loadable.Failed<List<String>> failed) {
            trouble.setText(desk.text().text("clusters.namespaces-type", failed.trouble().why()));
        }
        setDisable(model.kind().filter(kind -> !kind.namespaced()).isPresent());
        fill();
    }

    private void fill() {
        String word = search.getText().strip().toLowerCase(Locale.ROOT);
        List<String> all = new ArrayList<>();
        all.add("");
        List<String> known = model.namespacesProperty().get().latest().orElse(List.of());
        List<String> chosen = model.placeProperty().get().namespaces();
        chosen.stream().filter(one -> !known.contains(one)).forEach(all::add);
        known.stream().filter(one -> one.contains(word)).forEach(all::add);
        list.getItems().setAll(all);
    }

    private final class NamespaceCell extends ListCell<String> {
        private final CheckBox box = new CheckBox();

        NamespaceCell() {
            box.setFocusTraversable(false);
            setText(null);
        }

        @Override
        protected void updateItem(@Nullable String namespace, boolean empty) {
            super.updateItem(namespace, empty);
            if (empty || namespace == null) {
                setGraphic(null);
                return;
            }
            List<String> chosen = model.placeProperty().get().namespaces();
            box.setText(
                    namespace.isEmpty() ? desk.text().text("clusters.all-namespaces") : namespace);
            Mono.when(box.getStyleClass(), !namespace.isEmpty());
            box.setMnemonicParsing(false);
            box.setSelected(namespace.isEmpty() ? chosen.isEmpty() : chosen.contains(namespace));
            box.setOnAction(event -> toggle(namespace, false));
            setGraphic(box);
        }
    }
}
