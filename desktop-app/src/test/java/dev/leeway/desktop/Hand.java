package dev.leeway.desktop;

import dev.leeway.desktop.state.Route;

/** How somebody works the window: each gesture either by keys alone or by the mouse. */
abstract sealed class Hand permits KeyboardHand, MouseHand {
    private final ReviewWindow window;
    private final String application;

    /**
     * @param application what it works on
     */
    Hand(ReviewWindow window, String application) {
        this.window = window;
        this.application = application;
    }

    ReviewWindow window() {
        return window;
    }

    /** Returns the name of the application it works on. */
    String application() {
        return application;
    }

    /** Opens the application from the list of all. */
    abstract void openApplication() throws Exception;

    /** Goes to a side of the application that is open. */
    abstract void side(Route.Tab side) throws Exception;

    /** Looks at an object that differs. */
    abstract void object(String kind, String name) throws Exception;

    /** Looks at the oldest sync there is. */
    abstract void oldestSync() throws Exception;

    /** Selects one of the application's resources. */
    abstract void subject(String name) throws Exception;

    /** Does what a plain key does and a button too. */
    abstract void act(Gesture gesture) throws Exception;

    /** Does so if it is offered now: what is waited for may come about by itself. */
    abstract void actIfOffered(Gesture gesture) throws Exception;

    /** Presses a button that has no key of its own, as soon as it can be pressed. */
    abstract void push(String words) throws Exception;

    /** Brings the focus into the field that says this to a screen reader. */
    abstract void reach(String field) throws Exception;

    /** Types into a field, over what is in it. */
    final void fill(String field, String text) throws Exception {
        window.untilField(field);
        reach(field);
        window.write(text);
    }

    /** Ends a form: Enter in its last field, or its button. */
    abstract void submit(String button) throws Exception;
}
