package dev.leeway.desktop.screen.proposal;

import dev.leeway.engine.edit.EditProof.Mismatch;
import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.proposal.Candidate;
import dev.leeway.engine.resource.ResourceKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What rendering found of files that are finished by hand.
 *
 * @param candidate the files, with their proof
 * @param places where in the files what is left over is written, or would be; nothing for what has
 *     no place that could be told
 */
public record HandFinding(Candidate candidate, Map<Mismatch, Where> places) {
    public HandFinding {
        places = Map.copyOf(places);
    }

    /**
     * A place in a file.
     *
     * @param path the file, from the repository's root
     * @param place the place
     */
    record Where(String path, FieldPlace place) {}

    /**
     * Looks for the places. Pure, and not quick for many large files.
     *
     * @param texts the texts to look through by their paths, those to be preferred first
     */
    static HandFinding of(Candidate candidate, Map<String, String> texts) {
        Map<Mismatch, Where> places = new HashMap<>();
        for (Mismatch left : candidate.own().residue()) {
            field(left)
                    .flatMap(field -> best(texts, left.object(), field))
                    .ifPresent(where -> places.put(left, where));
        }
        return new HandFinding(candidate, places);
    }

    /** Returns the field that is left over; empty where it is a whole object. */
    static Optional<FieldPath> field(Mismatch left) {
        return switch (left) {
            case Mismatch.NotAsWanted(ResourceKey _, FieldPath field) -> Optional.of(field);
            case Mismatch.AlsoChanged(ResourceKey _, FieldPath field) -> Optional.of(field);
            case Mismatch.Appears _, Mismatch.Disappears _ -> Optional.empty();
        };
    }

    private static Optional<Where> best(
            Map<String, String> texts, ResourceKey object, FieldPath field) {
        Optional<Where> best = Optional.empty();
        for (Map.Entry<String, String> file : texts.entrySet()) {
            Optional<FieldPlace> place = FieldPlace.in(file.getValue(), object, field);
            if (place.isPresent()
                    && (best.isEmpty() || place.get().rank() > best.get().place().rank())) {
                best = Optional.of(new Where(file.getKey(), place.get()));
            }
        }
        return best;
    }

    /** Returns the place of what is left over; empty when it could not be told. */
    Optional<Where> place(Mismatch left) {
        return Optional.ofNullable(places.get(left));
    }
}
