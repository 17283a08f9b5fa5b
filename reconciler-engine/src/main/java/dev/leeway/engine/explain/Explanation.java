package dev.leeway.engine.explain;

import dev.leeway.engine.compare.SuggestedRule;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.wording.Wording;
import java.util.List;

/**
 * One object's differences, explained.
 *
 * @param key the object
 * @param fields each field that a sync would change, in the order of the comparison
 * @param suggestions rules that would leave alone what is not Git's to set; never applied unasked
 * @param limits what could not be looked at; empty when everything was
 */
public record Explanation(
        ResourceKey key,
        List<FieldExplanation> fields,
        List<SuggestedRule> suggestions,
        List<Wording> limits) {
    public Explanation {
        fields = List.copyOf(fields);
        suggestions = List.copyOf(suggestions);
        limits = List.copyOf(limits);
    }
}
