package dev.leeway.desktop.screen.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.desktop.sample.SampleObjects;
import org.junit.jupiter.api.Test;

/** Objects become YAML in one order of keys, with the line of each field. */
class ManifestTextTest {
    private static final String OBJECT =
            """
            {'spec':{'ports':[{'port':80,'name':'http'},{'name':'s','port':443}],'empty':{},'none':[],'on':'yes','n':null,
             'script':'one\\ntwo\\n','quoted':'a: b','flag':true,'image':'registry.example.com/api:1.4'},
             'metadata':{'name':'api','annotations':{'a/b':'x'}},'kind':'Service','apiVersion':'v1'}
            """;

    @Test
    void writesOneFixedOrderAndQuotesOnlyWhatYamlWouldReadDifferently() {
        ManifestText text = ManifestText.of(SampleObjects.manifest(OBJECT).root());

        assertThat(String.join("\n", text.lines()))
                .isEqualTo(
                        """
                        apiVersion: v1
                        kind: Service
                        metadata:
                          name: api
                          annotations:
                            a/b: x
                        spec:
                          empty: {}
                          flag: true
                          image: registry.example.com/api:1.4
                          "n": null
                          none: []
                          "on": "yes"
                          ports:
                            - name: http
                              port: 80
                            - name: s
                              port: 443
                          quoted: "a: b"
                          script: |
                            one
                            two\
                        """);
    }

    @Test
    void knowsTheLineOfEveryFieldAndTheNearestOneOfAFieldThatIsGone() {
        ManifestText text = ManifestText.of(SampleObjects.manifest(OBJECT).root());

        assertThat(text.lines().get(text.nearestLine("/spec/ports/1/port"))).contains("443");
        assertThat(text.lines().get(text.nearestLine("/metadata/annotations/a~1b")))
                .contains("a/b: x");
        assertThat(text.lines().get(text.nearestLine("/spec/ports/1/protocol")))
                .contains("- name: s");
        assertThat(text.nearestLine("/nowhere")).isZero();
    }
}
