package dev.leeway.desktop.screen.insights;

import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.PageHeader;
import dev.leeway.desktop.screen.Screen;

import javafx.scene.Node;
import javafx.scene.layout.BorderPane;

/** The service level indicators. */
public final class InsightsScreen implements Screen {
    private final BorderPane page = new BorderPane();

    /** Makes the screen. */
    public InsightsScreen(Desk desk) {
        page.getStyleClass().addAll("screen", "insights");
        page.setTop(new PageHeader(desk.text().text("insights.title")));
    }

    @Override
    public Node node() {
        return page;
    }

    @Override
    public void focus() {
        page.requestFocus();
    }

    @Override
    public void close() {}
}
