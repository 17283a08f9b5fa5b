package dev.leeway.engine.edit;

import java.util.ArrayList;
import java.util.List;

/** Finds the comments of a file: what starts with a hash outside of every scalar. */
final class CommentScan {
    private CommentScan() {}

    /** A comment from its hash to the end of its line. */
    record Comment(int offset, String text) {}

    /** Returns the comments of a text in whose documents these are the nodes. */
    static List<Comment> of(SourceText source, List<SourceNode> roots) {
        List<EditPlan.Stretch> scalars = new ArrayList<>();
        for (SourceNode root : roots) {
            for (SourceNode node : Locating.all(root)) {
                if (node instanceof SourceNode.Text text && text.content() < text.end()) {
                    // The header of a block scalar may be followed by a comment.
                    int from = text.isBlock() ? source.lineEnd(text.content()) : text.content();
                    scalars.add(new EditPlan.Stretch(from, text.end()));
                }
            }
        }
        List<Comment> comments = new ArrayList<>();
        String text = source.text();
        int scalar = 0;
        int at = text.indexOf('#');
        while (at >= 0) {
            while (scalar < scalars.size() && scalars.get(scalar).to() <= at) {
                scalar++;
            }
            boolean inScalar = scalar < scalars.size() && scalars.get(scalar).holds(at);
            boolean starts = at == 0 || Character.isWhitespace(text.charAt(at - 1));
            if (inScalar || !starts) {
                at = text.indexOf('#', at + 1);
                continue;
            }
            int end = source.lineEnd(at);
            comments.add(new Comment(at, text.substring(at, end)));
            at = text.indexOf('#', end);
        }
        return comments;
    }
}
