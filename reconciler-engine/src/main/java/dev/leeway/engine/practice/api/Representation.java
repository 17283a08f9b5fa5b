package dev.leeway.engine.practice.api;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a client wants objects shown, from its {@code Accept} header. */
enum Representation {
    /** As they are. */
    WHOLE("application/json"),
    /** As rows of a table. */
    TABLE("application/json;as=Table;v=v1;g=meta.k8s.io"),
    /** Their metadata alone. */
    METADATA("application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io"),
    /** Their metadata alone, as a list. */
    METADATA_LIST("application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io");

    private final String contentType;

    Representation(String contentType) {
        this.contentType = contentType;
    }

    /** Returns the content type of answers. */
    String contentType() {
        return this == TABLE || this == WHOLE ? "application/json" : contentType;
    }

    /**
     * Chooses the first that the server can give.
     *
     * @throws Refusal 406
     */
    static Representation of(ApiRequest request) {
        String accept = request.header("accept").orElse("*/*");
        for (String offer : accept.split(",", -1)) {
            Optional<Representation> chosen = choose(offer);
            if (chosen.isPresent()) {
                return chosen.get();
            }
        }
        throw new Refusal(Statuses.notAcceptable(List.of("application/json")));
    }

    private static Optional<Representation> choose(String offer) {
        String[] words = offer.strip().toLowerCase(Locale.ROOT).split("\\s*;\\s*", -1);
        if (!List.of("application/json", "application/*", "*/*", "").contains(words[0])) {
            return Optional.empty();
        }
        String as = "";
        String version = "v1";
        for (String word : words) {
            if (word.startsWith("as=")) {
                as = word.substring("as=".length());
            } else if (word.startsWith("v=")) {
                version = word.substring("v=".length());
            }
        }
        if (!version.equals("v1")) {
            return Optional.empty();
        }
        return switch (as) {
            case "" -> Optional.of(WHOLE);
            case "table" -> Optional.of(TABLE);
            case "partialobjectmetadata" -> Optional.of(METADATA);
            case "partialobjectmetadatalist" -> Optional.of(METADATA_LIST);
            default -> Optional.empty();
        };
    }
}
