package dev.leeway.desktop.screen.overview;

import dev.leeway.desktop.control.EvenTiles;
import dev.leeway.desktop.control.PlainViewport;
import dev.leeway.desktop.reading.Numbers;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.insights.CourseCard;
import dev.leeway.desktop.screen.insights.NumbersModel;
import dev.leeway.desktop.state.Loadable;
import dev.leeway.desktop.state.Route;

import javafx.beans.Observable;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Four numbers with their line over two weeks, held against their targets. */
final class NumberCards extends ScrollPane implements AutoCloseable {
    private static final int DAYS = 14;

    /** So wide a card must be before another one stands beside it; with less room it makes do. */
    private static final double NARROWEST = 340;

    /** In so wide a pane the lines are tall enough to be read and not only seen. */
    private static final double ROOMY = 640;

    private final Desk desk;
    private final NumbersModel model;
    private final VBox cards = new VBox();

    NumberCards(Desk desk) {
        PlainViewport.of(this);
        this.desk = desk;
        this.model = new NumbersModel(desk, DAYS);
        getStyleClass().add("numbers-pane");
        cards.getStyleClass().add("numbers");
        setContent(cards);
        setFitToWidth(true);
        setFocusTraversable(true);
        setAccessibleText(desk.text().text("overview.numbers", DAYS));
        widthProperty()
                .addListener(
                        observable ->
                                pseudoClassStateChanged(
                                        PseudoClass.getPseudoClass("roomy"), getWidth() >= ROOMY));
        model.numbersProperty().addListener((Observable observable) -> update());
        update();
    }

    private void update() {
        Loadable<Numbers> loaded = model.numbersProperty().get();
        Optional<Numbers> known = loaded.latest();
        List<Node> nodes = new ArrayList<>();
        nodes.add(words("overview.numbers", "block-title"));
        if (known.isPresent()) {
            Numbers numbers = known.get();
            EvenTiles tiles =
                    new EvenTiles(
                            NARROWEST,
                            List.of(
                                    CourseCard.success(
                                            desk.text(),
                                            numbers.insights(),
                                            numbers.course(),
                                            numbers.targets()),
                                    CourseCard.reconcileTime(
                                            desk.text(), numbers.course(), numbers.targets()),
                                    CourseCard.drift(desk.text(), numbers.course()),
                                    CourseCard.bypasses(desk.text(), numbers.course())));
            tiles.setMinWidth(0);
            nodes.add(tiles);
            Hyperlink more = new Hyperlink(desk.text().text("overview.more-numbers"));
            more.setOnAction(event -> desk.goTo(new Route.Insights()));
            nodes.add(more);
        } else if (loaded instanceof Loadable.Failed<Numbers> failed) {
            nodes.add(sentence(failed.trouble().what()));
            nodes.add(sentence(failed.trouble().why()));
            nodes.add(sentence(failed.trouble().next()));
        } else {
            nodes.add(words("overview.no-numbers", "muted"));
        }
        cards.getChildren().setAll(nodes);
    }

    private Label words(String key, String style) {
        Label label = sentence(desk.text().text(key, DAYS));
        label.getStyleClass().setAll("label", style);
        return label;
    }

    private static Label sentence(String words) {
        Label label = new Label(words);
        label.getStyleClass().add("muted");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    @Override
    public void close() {
        model.close();
    }
}
