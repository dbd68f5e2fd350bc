package io.hakari.suites.vision.generated.still;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import javax.imageio.ImageIO;

import io.hakari.suites.vision.generated.Difficulty;
import io.hakari.suites.vision.generated.Draw;
import io.hakari.suites.vision.generated.Language;
import io.hakari.suites.vision.generated.Medium;
import io.hakari.suites.vision.generated.Question;
import io.hakari.suites.vision.generated.VisualFamily;
import io.hakari.suites.vision.generated.VisualItem;

/// Writes the gallery of the documentation: one family of each kind in each difficulty, as JPEG, with question and answer.
///
/// Its pictures are drawn under the salt of development, from numbers that no suite reaches.
public final class GalleryMain {
    private static final long NUMBER = 1_000_003;
    private static final List<VisualFamily> SHOWN = List.of(Stills.GAUGE_READING, Stills.SAFETY_SIGN,
            Stills.CONTROL_PANEL, Stills.INSPECTION_SHEET, Stills.NAMEPLATE_MODEL, Stills.HELMET_COUNT,
            Stills.ROBOT_SIDE, Stills.PART_BEHIND, Stills.UNSAFE_WORKERS);

    private GalleryMain() {
    }

    /// Write `gallery.html` and its pictures into a folder.
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        StringBuilder page = new StringBuilder("""
                <!DOCTYPE html>
                <html lang="ja"><head><meta charset="utf-8"><title>Hakari: generated pictures</title>
                <style>body{font-family:sans-serif;margin:2em auto;max-width:1120px;color:#222}\
                div{display:grid;grid-template-columns:repeat(3,1fr);gap:1em}figure{margin:0}\
                img{width:100%;border:1px solid #ccc}figcaption{font-size:.85em;line-height:1.5}\
                p{white-space:pre-line;margin:.4em 0}</style></head>
                <body><h1>生成画像ギャラリー / Generated pictures</h1>
                """);
        for (VisualFamily family : SHOWN) {
            page.append("<h2>").append(family.name()).append("</h2>\n<div>\n");
            for (Difficulty difficulty : Difficulty.values()) {
                Draw draw = Draw.of(Draw.PUBLIC, Draw.Use.EVALUATION, family, difficulty, NUMBER);
                figure(page, folder, family.name() + "-" + difficulty.label() + ".jpg", difficulty,
                        family.group(draw, difficulty).getLast());
            }
            page.append("</div>\n");
        }
        Files.writeString(folder.resolve("gallery.html"), page.append("</body></html>\n"));
    }

    private static void figure(StringBuilder page, Path folder, String file, Difficulty difficulty, VisualItem item)
            throws IOException {
        if (item.medium() instanceof Medium.Picture picture) {
            ImageIO.write(picture.draw(), "jpeg", folder.resolve(file).toFile());
        }
        page.append("<figure><img src=\"").append(file).append("\" alt=\"").append(file).append("\"><figcaption><b>")
                .append(difficulty.label()).append("</b>");
        for (Language language : Language.values()) {
            page.append("<p>").append(Question.words(item, language)).append("\n<b>→ ")
                    .append(item.answers().getFirst().in(language)).append("</b></p>");
        }
        page.append("</figcaption></figure>\n");
    }
}
