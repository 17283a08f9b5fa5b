package dev.leeway.desktop.control;

import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;

/**
 * A field that shows the end of a text that is too long for it while nobody types there: of an
 * image it is the tag that people look for, of a path the file. The whole is in its hint. Belongs
 * to the window's thread.
 */
public final class EndField extends TextField {
    private double shownIn = -1;
    private String shown = "";

    /** Makes the field with a text. */
    public EndField(String text) {
        super(text);
        Tooltip whole = new Tooltip();
        textProperty()
                .subscribe(
                        now -> {
                            whole.setText(now);
                            setTooltip(now.isEmpty() ? null : whole);
                            requestLayout();
                        });
        focusedProperty()
                .subscribe(
                        () -> {
                            shownIn = -1;
                            requestLayout();
                        });
    }

    /** Only here it is known how much of the text there is room for. */
    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        boolean same = shownIn == getWidth() && shown.equals(getText());
        if (!same && !isFocused()) {
            shownIn = getWidth();
            shown = getText();
            // From the beginning: a caret that stays where it is scrolls nothing.
            home();
            end();
        }
    }
}
