package dev.leeway.desktop.screen.drift;

import dev.leeway.desktop.control.diff.DiffContent;
import dev.leeway.desktop.control.diff.DiffDocument;
import dev.leeway.desktop.control.diff.DiffRow;
import dev.leeway.desktop.control.diff.LineNote;
import dev.leeway.desktop.screen.Looks;
import dev.leeway.desktop.state.FieldRow;
import dev.leeway.desktop.state.FieldStory;
import dev.leeway.desktop.state.Findings;
import dev.leeway.desktop.state.ObjectState;
import dev.leeway.desktop.state.ObjectStory;
import dev.leeway.desktop.text.Text;
import dev.leeway.desktop.text.Visible;
import dev.leeway.engine.compare.DriftTexts;
import dev.leeway.engine.compare.ResourceComparison;
import dev.leeway.engine.json.JsonObject;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns one object's findings into the two texts with their notes. Pure, and slow for large
 * objects.
 */
final class DriftContent {
    private final Text text;

    DriftContent(Text text) {
        this.text = text;
    }

    DriftReview of(
            ObjectState object, Findings findings, Optional<ObjectStory> story, Instant now) {
        DriftTexts states =
                object.verdict()
                        .map(ResourceComparison::texts)
                        .orElse(new DriftTexts(JsonObject.EMPTY, JsonObject.EMPTY));
        ManifestText left = ManifestText.of(states.desired());
        ManifestText right = ManifestText.of(states.live());
        DiffDocument document = DiffDocument.of(left.lines(), right.lines());
        return new DriftReview(
                titled(document, object, findings, story, left, right, now),
                fields(object, document, left, right),
                story,
                left,
                right);
    }

    /** Returns the same review with the ages of this moment. */
    DriftReview at(DriftReview review, ObjectState object, Findings findings, Instant now) {
        DiffContent aged =
                titled(
                        review.content().document(),
                        object,
                        findings,
                        review.story(),
                        review.git(),
                        review.live(),
                        now);
        return new DriftReview(aged, review.fields(), review.story(), review.git(), review.live());
    }

    private DiffContent titled(
            DiffDocument document,
            ObjectState object,
            Findings findings,
            Optional<ObjectStory> story,
            ManifestText left,
            ManifestText right,
            Instant now) {
        return new DiffContent(
                document,
                object.inGit()
                        ? text.text("drift.in-git", findings.revision().shortCommit())
                        : text.text("drift.not-in-git"),
                object.inCluster()
                        ? text.text("drift.live", text.age(findings.at(), now))
                        : text.text("drift.not-live"),
                gitNotes(object, story, left, now),
                notes(object, story, right, now));
    }

    /** A field belongs to the change that holds its line, on the live side or else in Git's. */
    private static List<List<FieldRow>> fields(
            ObjectState object, DiffDocument document, ManifestText git, ManifestText live) {
        Map<Integer, Integer> byLive = new HashMap<>();
        Map<Integer, Integer> byGit = new HashMap<>();
        for (DiffRow row : document.rows()) {
            if (row.change() >= 0) {
                byGit.put(row.left(), row.change());
                byLive.put(row.right(), row.change());
            }
        }
        List<List<FieldRow>> fields = new ArrayList<>();
        document.changes().forEach(change -> fields.add(new ArrayList<>()));
        for (FieldRow field : object.fields()) {
            Integer change = byLive.get(live.nearestLine(field.line()));
            if (change == null) {
                change = byGit.get(git.nearestLine(field.line()));
            }
            if (change != null && !field.line().isEmpty()) {
                fields.get(change).add(field);
            }
        }
        return fields;
    }

    /** Who asked in Git for the lines that the cluster does not follow. */
    private Map<Integer, LineNote> gitNotes(
            ObjectState object, Optional<ObjectStory> story, ManifestText git, Instant now) {
        Map<Integer, LineNote> notes = new HashMap<>();
        for (FieldRow field : object.fields()) {
            Optional<FieldStory.GitLine> source =
                    story.flatMap(known -> known.of(field)).flatMap(FieldStory::git);
            int line = field.line().isEmpty() ? -1 : git.nearestLine(field.line());
            if (line >= 0 && source.isPresent() && field.desired().isPresent()) {
                source.get()
                        .commit()
                        .ifPresent(by -> notes.putIfAbsent(line, gitNote(source.get(), by, now)));
            }
        }
        return notes;
    }

    private LineNote gitNote(FieldStory.GitLine source, FieldStory.By by, Instant now) {
        String marked =
                source.guess() ? text.text("drift.guess", by.author()) : Visible.of(by.author());
        return new LineNote(
                marked + " " + text.age(by.at(), now),
                marked,
                text.text(
                        "drift.git-hint",
                        source.place(),
                        by.id(),
                        by.subject(),
                        by.author(),
                        text.moment(by.at())),
                "state-quiet");
    }

    private Map<Integer, LineNote> notes(
            ObjectState object, Optional<ObjectStory> story, ManifestText live, Instant now) {
        Map<Integer, LineNote> notes = new HashMap<>();
        for (FieldRow field : object.fields()) {
            if (field.line().isEmpty() || field.who().isEmpty()) {
                continue;
            }
            int line = live.nearestLine(field.line());
            if (line >= 0) {
                notes.putIfAbsent(line, note(field, story.flatMap(known -> known.of(field)), now));
            }
        }
        return notes;
    }

    private LineNote note(FieldRow field, Optional<FieldStory> story, Instant now) {
        String who = Visible.of(field.who());
        String when = field.since().map(since -> " " + text.age(since, now)).orElse("");
        String hint =
                text.text(
                        "drift.note-hint",
                        field.path(),
                        field.who(),
                        field.how().isEmpty() ? text.text("drift.unknown-operation") : field.how(),
                        field.since().map(text::moment).orElse(text.text("drift.unknown-time")));
        return new LineNote(
                who + when,
                who,
                hint,
                Looks.ofManager(field.who(), story),
                Looks.isLeeway(field.who()));
    }
}
