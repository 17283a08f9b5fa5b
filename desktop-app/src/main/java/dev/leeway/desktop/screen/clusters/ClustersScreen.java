package dev.leeway.desktop.screen.clusters;

import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.PageHeader;
import dev.leeway.desktop.screen.Screen;

import javafx.scene.Node;
import javafx.scene.layout.BorderPane;

/** What the clusters hold. */
public final class ClustersScreen implements Screen {
    private final BorderPane page = new BorderPane();

    /** Makes the screen. */
    public ClustersScreen(Desk desk) {
        page.getStyleClass().addAll("screen", "clusters");
        page.setTop(new PageHeader(desk.text().text("clusters.title")));
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
