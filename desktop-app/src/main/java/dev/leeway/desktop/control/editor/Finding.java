package dev.leeway.desktop.control.editor;

import dev.leeway.desktop.control.editor.LineColours.Stretch;
import java.util.List;
import java.util.function.Consumer;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.TwoDimensional.Bias;

/** What the bar for finding does to an area. Belongs to the window's thread. */
final class Finding implements FindBar.Target {
    private final CodeArea area;
    private final Consumer<List<Stretch>> marks;

    /**
     * Makes it for an area.
     *
     * @param marks hears which stretches were found, to mark them
     */
    Finding(CodeArea area, Consumer<List<Stretch>> marks) {
        this.area = area;
        this.marks = marks;
    }

    @Override
    public void select(int from, int to) {
        area.selectRange(from, to);
        area.requestFollowCaret();
    }

    @Override
    public int caret() {
        return area.getSelection().getEnd();
    }

    @Override
    public int selectionStart() {
        return area.getSelection().getStart();
    }

    @Override
    public void replace(int from, int to, String with) {
        area.replaceText(from, to, with);
    }

    @Override
    public void found(List<Integer> starts, int length) {
        marks.accept(starts.stream().map(start -> stretch(start, length)).toList());
    }

    private Stretch stretch(int start, int length) {
        var place = area.offsetToPosition(start, Bias.Forward);
        return new Stretch(place.getMajor(), place.getMinor(), place.getMinor() + length, "found");
    }

    @Override
    public void closed() {
        area.requestFocus();
    }
}
