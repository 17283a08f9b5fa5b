package dev.leeway.desktop;

import dev.leeway.desktop.state.Route;

/** How somebody works the window: each gesture either by keys alone or by the mouse. */
interface Hand {
    /** Returns the name, which is also that of the application it works on. */
    String application();

    /** Opens the application from the list of all. */
    void openApplication() throws Exception;

    /** Goes to a side of the application that is open. */
    void side(Route.Tab side) throws Exception;

    /** Looks at an object that differs. */
    void object(String kind, String name) throws Exception;

    /** Looks at the oldest sync there is. */
    void oldestSync() throws Exception;

    /** Selects one of the application's resources. */
    void subject(String name) throws Exception;

    /** Does what a plain key does and a button too. */
    void act(Gesture gesture) throws Exception;

    /** Presses a button that has no key of its own, as soon as it can be pressed. */
    void push(String words) throws Exception;

    /** Types into the field that says this to a screen reader, over what is in it. */
    void fill(String field, String text) throws Exception;

    /** Ends a form: Enter in its last field, or its button. */
    void submit(String button) throws Exception;
}
