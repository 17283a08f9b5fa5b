package dev.leeway.desktop;

import dev.leeway.desktop.state.Route;

/** Works the window by moving the mouse to what is seen and clicking; keys only write text. */
final class MouseHand extends Hand {
    MouseHand(ReviewWindow window, String application) {
        super(window, application);
    }

    @Override
    void openApplication() throws Exception {
        window().clickNamed("Applications");
        window().clickNamed("Filter by name, cluster, namespace, path, revision   /");
        window().write(application());
        window().clickLabel(application(), 2);
    }

    @Override
    void side(Route.Tab side) throws Exception {
        window().clickButton(
                        switch (side) {
                            case DRIFT -> "Drift";
                            case ADDED -> "Review";
                            case HISTORY -> "History";
                            case MANIFESTS -> "Manifests";
                            case RESOURCES -> "Resources";
                        });
    }

    @Override
    void object(String kind, String name) throws Exception {
        window().clickLabel(name, 1);
        window().untilWords(kind + " " + application() + "/" + name);
    }

    @Override
    void oldestSync() throws Exception {
        window().clickLastSync();
    }

    @Override
    void subject(String name) throws Exception {
        window().clickLabel(name, 1);
    }

    @Override
    void act(Gesture gesture) throws Exception {
        window().clickButton(gesture.button());
    }

    @Override
    void actIfOffered(Gesture gesture) throws Exception {
        window().clickIfThere(gesture.button());
    }

    @Override
    void push(String words) throws Exception {
        window().clickButton(words);
    }

    @Override
    void reach(String field) throws Exception {
        window().clickNamed(field);
    }

    @Override
    void submit(String button) throws Exception {
        window().clickButton(button);
    }
}
