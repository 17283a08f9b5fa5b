package dev.leeway.desktop;

import dev.leeway.desktop.state.Route;

/** Works the window by moving the mouse to what is seen and clicking; keys only write text. */
final class MouseHand implements Hand {
    private final ReviewWindow window;
    private final String application;

    MouseHand(ReviewWindow window, String application) {
        this.window = window;
        this.application = application;
    }

    @Override
    public String application() {
        return application;
    }

    @Override
    public void openApplication() throws Exception {
        window.clickNamed("Applications");
        window.clickNamed("Filter by name, cluster, namespace, path, revision   /");
        window.write(application);
        window.clickLabel(application, 2);
    }

    @Override
    public void side(Route.Tab side) throws Exception {
        window.clickButton(
                switch (side) {
                    case DRIFT -> "Drift";
                    case HISTORY -> "History";
                    case MANIFESTS -> "Manifests";
                    case RESOURCES -> "Resources";
                });
    }

    @Override
    public void object(String kind, String name) throws Exception {
        window.clickLabel(name, 1);
        window.untilWords(kind + " " + application + "/" + name);
    }

    @Override
    public void oldestSync() throws Exception {
        window.clickLastSync();
    }

    @Override
    public void subject(String name) throws Exception {
        window.clickLabel(name, 1);
    }

    @Override
    public void act(Gesture gesture) throws Exception {
        window.clickButton(gesture.button());
    }

    @Override
    public void push(String words) throws Exception {
        window.clickButton(words);
    }

    @Override
    public void fill(String field, String text) throws Exception {
        window.untilField(field);
        window.clickNamed(field);
        window.write(text);
    }

    @Override
    public void submit(String button) throws Exception {
        window.clickButton(button);
    }
}
