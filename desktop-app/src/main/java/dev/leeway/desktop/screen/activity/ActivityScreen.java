package dev.leeway.desktop.screen.activity;

import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.PageHeader;
import dev.leeway.desktop.screen.Screen;

import javafx.scene.Node;
import javafx.scene.layout.BorderPane;

/** What happened, on one clock. */
public final class ActivityScreen implements Screen {
    private final BorderPane page = new BorderPane();

    /** Makes the screen. */
    public ActivityScreen(Desk desk) {
        page.getStyleClass().addAll("screen", "activity");
        page.setTop(new PageHeader(desk.text().text("activity.title")));
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
