package dev.leeway.engine.resource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.json.JsonReader;
import org.junit.jupiter.api.Test;

/** Which names are taken for those of one generated object, and which are plain words. */
class NameHashTest {
    private static ResourceKey configMap(String name) {
        return new ResourceKey("", "ConfigMap", "shop", name);
    }

    @Test
    void hashesOfOneStemAreAlike() {
        assertThat(NameHash.alike(configMap("app-57htbt4m9c"), configMap("app-d54tdfkt26")))
                .isTrue();
        assertThat(NameHash.alike(configMap("app-57htbt4m9c"), configMap("api-d54tdfkt26")))
                .isFalse();
        assertThat(NameHash.alike(configMap("app-0a1e3f99aa"), configMap("app-1123456789")))
                .as("as a chart cuts a digest off")
                .isTrue();
    }

    @Test
    void wordsOfTenLettersAreNoHashes() {
        assertThat(NameHash.alike(configMap("app-production"), configMap("app-monitoring")))
                .isFalse();
    }

    @Test
    void theNameProvesTheContent() throws Exception {
        String text =
                """
                {"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"app-%s"},
                 "data":{"colour":"%s"}}
                """;
        String hash = NameHash.of(JsonReader.readObject(text.formatted("", "blue")));

        assertThat(hash).hasSize(10);
        assertThat(of(text.formatted(hash, "blue"))).isTrue();
        assertThat(of(text.formatted(hash, "red"))).isFalse();
    }

    private static boolean of(String json) throws Exception {
        return NameHash.isInNameOf(new Manifest(JsonReader.readObject(json)));
    }
}
