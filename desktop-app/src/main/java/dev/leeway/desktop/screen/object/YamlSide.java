package dev.leeway.desktop.screen.object;

import dev.leeway.desktop.control.TextLines;
import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.object.ObjectModel.Seen;
import dev.leeway.desktop.text.Visible;
import dev.leeway.engine.resource.Sensitive;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** The object's YAML. */
final class YamlSide implements ObjectPane.SidePane {
    private final Desk desk;
    private final ObjectModel model;
    private final BorderPane pane = new BorderPane();
    private final TextLines text;
    private final SearchBar search;
    private final ToggleButton managed;
    private final Label masked = new Label();
    private String shown = "";

    YamlSide(Desk desk, ObjectModel model) {
        this.desk = desk;
        this.model = model;
        this.text = new TextLines(desk.commands()::copy);
        text.setAccessibleText(desk.text().text("clusters.side-yaml"));
        this.search = new SearchBar(desk, text);
        this.managed = new ToggleButton();
        managed.getStyleClass().addAll("chip", "state-quiet");
        managed.selectedProperty().addListener(observable -> show());
        managed.setMinWidth(Region.USE_PREF_SIZE);
        masked.getStyleClass().add("facts");
        masked.setMinWidth(Region.USE_PREF_SIZE);
        masked.setText(desk.text().text("clusters.masked"));
        HBox last =
                new HBox(
                        masked,
                        Buttons.icon(
                                Feather.COPY,
                                desk.text().text("clusters.copy-yaml"),
                                () -> desk.commands().copy(shown)));
        last.setAlignment(Pos.CENTER_LEFT);
        last.setSpacing(8);
        FlowPane bar = new FlowPane(search, managed, last);
        bar.getStyleClass().add("side-flow");
        pane.setTop(bar);
        model.objectProperty().addListener(observable -> show());
        show();
    }

    private void show() {
        Optional<Seen> seen = model.objectProperty().get().latest();
        int managers = seen.map(one -> ObjectText.managers(one.manifest())).orElse(0);
        managed.setText(desk.text().text("clusters.managed-fields", managers));
        managed.setVisible(managers > 0);
        managed.setManaged(managers > 0);
        boolean secret =
                seen.filter(one -> Sensitive.isSensitive(one.manifest().gvk().groupKind()))
                        .isPresent();
        masked.setVisible(secret);
        masked.setManaged(secret);
        String next =
                seen.map(one -> ObjectText.yaml(one.manifest(), managed.isSelected())).orElse("");
        if (!next.equals(shown)) {
            shown = next;
            List<TextLines.Line> lines = ObjectText.lines(Visible.lines(next));
            text.lines().setAll(lines);
            search.count();
        }
        pane.setCenter(
                Waiting.around(
                        desk,
                        model.objectProperty().get(),
                        "clusters.reading",
                        model::reload,
                        () -> text));
    }

    @Override
    public Node node() {
        return pane;
    }

    @Override
    public void focus() {
        text.requestFocus();
    }

    @Override
    public boolean search() {
        search.begin();
        return true;
    }

    @Override
    public boolean key(javafx.scene.input.KeyCode code) {
        return search.key(code);
    }
}
