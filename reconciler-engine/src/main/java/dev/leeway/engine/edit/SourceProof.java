package dev.leeway.engine.edit;

import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.wording.Wording;
import dev.leeway.engine.yaml.YamlDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Holds an edited text against what it was to become: it reads, every document says what it said
 * before, the edited one says what was wanted, nothing outside the edit's scope changed, and no
 * comment is gone or new but those of what was removed.
 */
final class SourceProof {
    private final SourceDocument before;
    private final JsonValue wanted;

    SourceProof(SourceDocument before, JsonValue wanted) {
        this.before = before;
        this.wanted = wanted;
    }

    /** Returns what is wrong with the text that a plan makes; empty when it is proved. */
    List<Wording> residue(EditPlan plan, SourceText after) {
        List<Wording> residue = new ArrayList<>();
        scope(plan, after.text(), residue);
        List<YamlDocument> documents;
        try {
            documents = SourceDocument.documents(after);
        } catch (RefusedEditException e) {
            residue.add(EditRefusalPhrase.LEFT_UNREADABLE.of(e.reason().said()));
            return residue;
        }
        values(documents, residue);
        if (residue.isEmpty()) {
            comments(plan, after, documents, residue);
        }
        return residue;
    }

    private void scope(EditPlan plan, String after, List<Wording> residue) {
        String text = before.text();
        int from = 0;
        int at = 0;
        for (EditPlan.Stretch stretch : plan.scope()) {
            String kept = text.substring(from, stretch.from());
            int found = from == 0 ? (after.startsWith(kept) ? 0 : -1) : after.indexOf(kept, at);
            if (found < 0) {
                residue.add(line(EditRefusalPhrase.LEFT_ABOVE, stretch.from()));
                return;
            }
            at = found + kept.length();
            from = stretch.to();
        }
        String rest = text.substring(from);
        if (!after.endsWith(rest) || after.length() - rest.length() < at) {
            residue.add(line(EditRefusalPhrase.LEFT_BELOW, from));
        }
    }

    private Wording line(EditRefusalPhrase what, int offset) {
        return what.of(Integer.toString(before.source().lineNumber(offset)));
    }

    private void values(List<YamlDocument> after, List<Wording> residue) {
        List<YamlDocument> all = before.all();
        if (after.size() != all.size()) {
            residue.add(EditRefusalPhrase.LEFT_DOCUMENTS.of(all.size(), after.size()));
            return;
        }
        for (int i = 0; i < all.size(); i++) {
            YamlDocument old = all.get(i);
            boolean edited = old.index() == before.document().index();
            JsonValue expected = edited ? wanted : old.value();
            if (after.get(i).index() != old.index() || !after.get(i).value().equals(expected)) {
                EditRefusalPhrase what =
                        edited ? EditRefusalPhrase.LEFT_EDITED : EditRefusalPhrase.LEFT_OTHER;
                residue.add(what.of(Integer.toString(old.index() + 1)));
            }
        }
    }

    private void comments(
            EditPlan plan, SourceText after, List<YamlDocument> documents, List<Wording> residue) {
        List<String> expected =
                CommentScan.of(before.source(), roots(before.source(), before.all())).stream()
                        .filter(comment -> !isLost(plan, comment.offset()))
                        .map(CommentScan.Comment::text)
                        .toList();
        List<String> found =
                CommentScan.of(after, roots(after, documents)).stream()
                        .map(CommentScan.Comment::text)
                        .toList();
        if (!found.equals(expected)) {
            residue.add(EditRefusalPhrase.LEFT_COMMENTS.of(expected.size(), found.size()));
        }
    }

    private static boolean isLost(EditPlan plan, int offset) {
        return plan.lost().stream().anyMatch(stretch -> stretch.holds(offset));
    }

    private static List<SourceNode> roots(SourceText source, List<YamlDocument> documents) {
        return documents.stream()
                .map(document -> NodeReader.read(source, document))
                .flatMap(Optional::stream)
                .toList();
    }
}
