package dev.leeway.engine.explain;

import dev.leeway.engine.compare.FieldPlace;
import dev.leeway.engine.desired.DesiredObject;
import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.render.RenderSpec;
import dev.leeway.engine.render.RepositoryFiles;
import dev.leeway.engine.yaml.YamlDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks in a chart's values for what sets a field. A template may do anything with a value, so what
 * is found is a guess, and only where a single value fits.
 */
final class HelmPlaces {
    private final SourceFiles files;
    private final String folder;
    private final RenderSpec.Helm helm;

    HelmPlaces(SourceFiles files, String folder, RenderSpec.Helm helm) {
        this.files = files;
        this.folder = folder;
        this.helm = helm;
    }

    Optional<Place> find(DesiredObject object, FieldPath path, JsonValue value)
            throws InterruptedException {
        if (value instanceof JsonObject || value instanceof JsonArray || isCommon(value)) {
            return Optional.empty();
        }
        List<String> sources = new ArrayList<>();
        for (String named : helm.valueFiles().reversed()) {
            RepositoryFiles.join(folder, named).ifPresent(sources::add);
        }
        RepositoryFiles.join(folder, "values.yaml").ifPresent(sources::add);
        for (String file : sources) {
            List<Place> places = new ArrayList<>();
            for (YamlDocument document : files.documents(file)) {
                collect(file, document, document.value(), "", value, places);
            }
            if (places.size() == 1) {
                return Optional.of(places.getFirst());
            }
            if (places.size() > 1) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** What stands in every chart many times identifies nothing. */
    private static boolean isCommon(JsonValue value) {
        String text = value.toJson();
        return text.length() < 3 || text.equals("true") || text.equals("false");
    }

    private static void collect(
            String file,
            YamlDocument document,
            JsonValue here,
            String pointer,
            JsonValue value,
            List<Place> places) {
        switch (here) {
            case JsonObject object ->
                    object.forEach(
                            (name, member) ->
                                    collect(
                                            file,
                                            document,
                                            member,
                                            pointer + "/" + FieldPlace.escape(name),
                                            value,
                                            places));
            case JsonArray array -> {
                for (int i = 0; i < array.size(); i++) {
                    collect(file, document, array.get(i), pointer + "/" + i, value, places);
                }
            }
            default -> {
                if (here.equals(value) || isTagOf(here, value)) {
                    places.add(
                            new Place(
                                    file,
                                    document.places().line(pointer),
                                    true,
                                    PlacePhrase.CHART_VALUE.of()));
                }
            }
        }
    }

    private static boolean isTagOf(JsonValue tag, JsonValue image) {
        return tag instanceof JsonString(String text)
                && text.length() > 1
                && image instanceof JsonString(String whole)
                && whole.endsWith(":" + text);
    }
}
