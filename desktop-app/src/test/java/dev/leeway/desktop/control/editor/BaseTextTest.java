package dev.leeway.desktop.control.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.desktop.Fx;
import dev.leeway.desktop.sample.SampleWorkspace;
import dev.leeway.desktop.screen.EditorText;
import dev.leeway.desktop.work.InlineWork;
import javafx.scene.Scene;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;

/** What somebody sees beside the text that is edited. */
class BaseTextTest {
    @Test
    void theLineThatIsEditedIsScrolledToAndCarriesNoMark() throws Exception {
        Fx.run(
                () -> {
                    BaseText base =
                            new BaseText(
                                    "as in Git",
                                    new EditorText(new SampleWorkspace().text()),
                                    new InlineWork(),
                                    Fx.THREAD);
                    new Scene(base, 400, 300);
                    base.show("a: 1\nb: 2\nc: 3\n");
                    base.against("a: 1\nnew: 0\nb: 2\nc: 3\n");
                    base.follow(2);
                    Fx.settle(base);
                    CodeArea area = (CodeArea) base.lookup(".code-area");
                    assertThat(area.getText(area.getCurrentParagraph())).isEqualTo("b: 2");
                    assertThat(area.getParagraphs())
                            .allSatisfy(line -> assertThat(line.getParagraphStyle()).isEmpty());
                });
    }
}
