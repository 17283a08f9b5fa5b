package dev.leeway.desktop.screen.bypasses;

import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.PageHeader;
import dev.leeway.desktop.screen.Screen;

import javafx.scene.Node;
import javafx.scene.layout.BorderPane;

/** Emergency fixes under a lease. */
public final class BypassesScreen implements Screen {
    private final BorderPane page = new BorderPane();

    /** Makes the screen. */
    public BypassesScreen(Desk desk) {
        page.getStyleClass().addAll("screen", "bypasses");
        page.setTop(new PageHeader(desk.text().text("bypasses.title")));
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
