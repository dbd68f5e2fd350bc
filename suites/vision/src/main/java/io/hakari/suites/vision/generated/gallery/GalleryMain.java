package io.hakari.suites.vision.generated.gallery;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import javax.imageio.ImageIO;

import io.hakari.media.Resize;
import io.hakari.suites.vision.generated.Difficulty;
import io.hakari.suites.vision.generated.Draw;
import io.hakari.suites.vision.generated.Language;
import io.hakari.suites.vision.generated.Medium;
import io.hakari.suites.vision.generated.Question;
import io.hakari.suites.vision.generated.VisualFamily;
import io.hakari.suites.vision.generated.VisualItem;
import io.hakari.suites.vision.generated.clip.ClipFamily;
import io.hakari.suites.vision.generated.still.Stills;

/// Writes the gallery of the documentation: every family in each difficulty, with question, choices and answer; pictures as
/// JPEG, clips as strips of frames, evenly chosen.
///
/// They are drawn under the salt of development, from numbers that no suite reaches.
public final class GalleryMain {
    private static final long NUMBER = 1_000_003;
    private static final int FRAMES = 8;
    private static final int COLUMNS = 4;
    private static final int WIDTH = 240;
    private static final int HEIGHT = 180;
    private static final int GAP = 4;

    private GalleryMain() {
    }

    /// Write `gallery.html` and its pictures into a folder.
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        StringBuilder page = new StringBuilder("""
                <!DOCTYPE html>
                <html lang="ja"><head><meta charset="utf-8"><title>Hakari: generated pictures and clips</title>
                <style>body{font-family:sans-serif;margin:2em auto;max-width:1120px;color:#222}\
                div{display:grid;grid-template-columns:repeat(3,1fr);gap:1em}figure{margin:0}\
                img{width:100%;border:1px solid #ccc}figcaption{font-size:.85em;line-height:1.5}\
                .clips{grid-template-columns:1fr}.clips figure{display:grid;grid-template-columns:2fr 1fr;gap:1em}\
                p{white-space:pre-line;margin:.4em 0}</style></head>
                <body><h1>生成画像・映像ギャラリー / Generated pictures and clips</h1>
                """);
        for (VisualFamily family : Stills.all()) {
            family(page, folder, family, "");
        }
        page.append("<h1>映像（左上から右下へ時間順） / Clips, in time from the upper left to the lower right</h1>\n");
        for (ClipFamily clips : ClipFamily.values()) {
            family(page, folder, clips.family(), " class=\"clips\"");
        }
        Files.writeString(folder.resolve("gallery.html"), page.append("</body></html>\n"));
    }

    private static void family(StringBuilder page, Path folder, VisualFamily family, String style)
            throws IOException {
        page.append("<h2>").append(family.name()).append("</h2>\n<div").append(style).append(">\n");
        for (Difficulty difficulty : Difficulty.values()) {
            Draw draw = Draw.of(Draw.PUBLIC, Draw.Use.EVALUATION, family, difficulty, NUMBER);
            figure(page, folder, family.name() + "-" + difficulty.label() + ".jpg", difficulty,
                    family.group(draw, difficulty));
        }
        page.append("</div>\n");
    }

    /// Show the first item of a group of clips, whose event is seen, and the last of a group of pictures.
    private static void figure(StringBuilder page, Path folder, String file, Difficulty difficulty,
            List<VisualItem> group) throws IOException {
        VisualItem item = group.getFirst().medium() instanceof Medium.Clip ? group.getFirst() : group.getLast();
        ImageIO.write(shown(item.medium()), "jpeg", folder.resolve(file).toFile());
        page.append("<figure><img src=\"").append(file).append("\" alt=\"").append(file).append("\"><figcaption><b>")
                .append(difficulty.label()).append("</b>");
        for (Language language : Language.values()) {
            page.append("<p>").append(Question.words(item, language)).append("\n<b>→ ")
                    .append(item.answers().getFirst().in(language)).append("</b></p>");
        }
        page.append("</figcaption></figure>\n");
    }

    private static BufferedImage shown(Medium medium) {
        return switch (medium) {
            case Medium.Picture picture -> picture.draw();
            case Medium.Clip clip -> strip(clip);
        };
    }

    private static BufferedImage strip(Medium.Clip clip) {
        int rows = FRAMES / COLUMNS;
        BufferedImage strip = new BufferedImage(COLUMNS * (WIDTH + GAP) - GAP, rows * (HEIGHT + GAP) - GAP,
                BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = strip.createGraphics();
        for (int i = 0; i < FRAMES; i++) {
            BufferedImage frame = clip.draw((2 * i + 1) * clip.frames() / (2 * FRAMES));
            graphics.drawImage(Resize.BICUBIC.to(frame, WIDTH, HEIGHT), i % COLUMNS * (WIDTH + GAP),
                    Math.floorDiv(i, COLUMNS) * (HEIGHT + GAP), null);
        }
        graphics.dispose();
        return strip;
    }
}
