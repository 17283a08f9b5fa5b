package dev.leeway.engine.explain;

import dev.leeway.engine.wording.Wording;
import dev.leeway.engine.compare.FieldPlace;
import dev.leeway.engine.compare.PastBody;
import dev.leeway.engine.desired.DesiredObject;
import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.render.RenderSpec;
import dev.leeway.engine.resource.Revision;
import dev.leeway.engine.source.BlamedLine;
import dev.leeway.engine.source.SourceException;
import dev.leeway.engine.source.SourceHistory;
import dev.leeway.engine.source.SourceRequest;
import dev.leeway.engine.source.SourceTree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds for a field the line of the source that asks for it, and whose line that is. */
public final class SourceLines {
    private final PlaceSearch places;
    private final SourceHistory history;
    private final SourceRequest at;
    private final Map<String, List<BlamedLine>> blamed = new HashMap<>();

    /**
     * Makes one for a revision. For one thread.
     *
     * @param tree the revision's files
     * @param spec how they are rendered
     * @param folder the application's folder
     * @param history tells who brought a line in
     * @param at the revision, as the history is asked
     */
    public SourceLines(
            SourceTree tree,
            RenderSpec spec,
            String folder,
            SourceHistory history,
            SourceRequest at) {
        this.places = new PlaceSearch(tree, spec, folder);
        this.history = history;
        this.at = at;
    }

    /**
     * Returns what asks for a field.
     *
     * @param object the desired object
     * @param path the field
     * @param now the revision
     * @param past what earlier revisions asked for, newest first
     */
    public SourceLine of(DesiredObject object, FieldPath path, Revision now, List<PastBody> past)
            throws InterruptedException {
        if (FieldPlace.value(object.manifest().root(), path).isEmpty()) {
            return dropped(path, now, past);
        }
        Optional<Place> place = places.find(object, path);
        if (place.isEmpty()) {
            return new SourceLine.NotKnown(PlacePhrase.NO_PLACE.of(object.origin().file()));
        }
        return blame(place.get());
    }

    private static SourceLine dropped(FieldPath path, Revision now, List<PastBody> past) {
        Revision without = now;
        for (PastBody one : past) {
            if (one.body().flatMap(body -> FieldPlace.value(body, path)).isPresent()) {
                return new SourceLine.Dropped(
                        without, PlacePhrase.DROPPED.of(one.revision().shortCommit()));
            }
            without = one.revision();
        }
        return new SourceLine.NotKnown(PlacePhrase.NOT_ASKED_FOR.of());
    }

    private SourceLine blame(Place place) throws InterruptedException {
        String file = place.file();
        try {
            List<BlamedLine> lines = blamed.get(file);
            if (lines == null) {
                lines = history.blame(at, file);
                blamed.put(file, lines);
            }
            for (BlamedLine line : lines) {
                if (line.line() == place.line()) {
                    return new SourceLine.Blamed(
                            file, place.line(), line.commit(), place.guess(), place.because());
                }
            }
            return unblamed(place, PlacePhrase.NO_LINE.of(place.because()));
        } catch (SourceException e) {
            return unblamed(place, PlacePhrase.UNBLAMED.of(place.because(), e.said()));
        }
    }

    private static SourceLine unblamed(Place place, Wording why) {
        return new SourceLine.Unblamed(place.file(), place.line(), place.guess(), why);
    }
}
