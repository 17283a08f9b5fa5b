package dev.leeway.themes;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No bundled letter or icon overlaps itself: where JavaFX draws a glyph as a shape (its own painter
 * at a scale other than 100 %, and every letter above 80 pixels), it leaves what is covered twice
 * empty.
 */
class FontOutlineTest {
    private static final int SIDE = 120;
    private static final FontRenderContext SMOOTH = new FontRenderContext(null, true, true);

    static Stream<String> fonts() {
        return Stylesheets.fonts().stream();
    }

    @ParameterizedTest
    @MethodSource("fonts")
    void everyGlyphIsTheSameByBothRulesOfFilling(String name) throws Exception {
        Font font = font(name);
        List<Integer> glyphs = glyphs(font);
        assertThat(glyphs).hasSizeGreaterThan(180);
        assertThat(glyphs).allSatisfy(glyph -> assertThat(hollow(font, glyph)).isZero());
    }

    private static Font font(String name) throws IOException, FontFormatException {
        try (InputStream stream = Stylesheets.font(name)) {
            return Font.createFont(Font.TRUETYPE_FONT, stream).deriveFont(64f);
        }
    }

    /** The letters of European languages; all glyphs of a font that has none of them. */
    private static List<Integer> glyphs(Font font) {
        if (!font.canDisplay('a')) {
            return IntStream.range(0, font.getNumGlyphs()).boxed().toList();
        }
        List<Integer> letters = new ArrayList<>();
        for (char letter = ' '; letter < 0x180; letter++) {
            if (font.canDisplay(letter)) {
                letters.add(font.createGlyphVector(SMOOTH, new char[] {letter}).getGlyphCode(0));
            }
        }
        return letters;
    }

    /** Returns how many pixels of a glyph are painted by one rule of filling alone. */
    private static int hollow(Font font, int glyph) {
        Shape outline = font.createGlyphVector(SMOOTH, new int[] {glyph}).getOutline();
        BufferedImage whole = painted(outline, Path2D.WIND_NON_ZERO);
        BufferedImage alternating = painted(outline, Path2D.WIND_EVEN_ODD);
        return (int)
                IntStream.range(0, SIDE * SIDE)
                        .filter(
                                at ->
                                        whole.getRGB(at % SIDE, at / SIDE)
                                                != alternating.getRGB(at % SIDE, at / SIDE))
                        .count();
    }

    private static BufferedImage painted(Shape outline, int rule) {
        Path2D path = new Path2D.Double(rule);
        path.append(outline.getPathIterator(null), false);
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_BINARY);
        Graphics2D pen = image.createGraphics();
        pen.translate(20, 85);
        pen.fill(path);
        pen.dispose();
        return image;
    }
}
