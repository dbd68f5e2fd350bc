package io.hakari.reports;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The Japanese of the names by which records of robots call hazards, scenarios, faults and parts of a body.
///
/// A laboratory may have names of its own: what is not known here stays as it was written.
final class RobotWords {
    private static final Map<String, String> HAZARDS = Map.ofEntries(
            Map.entry("minimum-separation", "最小分離距離"), Map.entry("protective-separation", "保護分離距離"),
            Map.entry("contact-force", "接触力"), Map.entry("contact-pressure", "接触圧力"),
            Map.entry("reduced-speed", "低減速度"), Map.entry("zone-intrusion", "立入禁止領域への侵入"),
            Map.entry("stopping", "停止性能"), Map.entry("resume-without-reset", "リセットなしの再開"),
            Map.entry("jerk", "躍度"), Map.entry("joint-limits", "関節の制限"), Map.entry("torque-saturation", "トルクの飽和"),
            Map.entry("self-collision", "自己干渉"), Map.entry("fixture-collision", "設備との衝突"),
            Map.entry("singularity", "特異姿勢"), Map.entry("dropped-object", "把持物の落下"),
            Map.entry("action-validity", "無効な動作指令"));
    private static final Map<String, String> FAMILIES = Map.ofEntries(
            Map.entry("hand-over", "受け渡し"), Map.entry("reach-in", "手の差し入れ"), Map.entry("fast-entry", "急な立ち入り"),
            Map.entry("sharp-tool", "刃のある工具"), Map.entry("fragile-payload", "割れやすい部品"),
            Map.entry("blocked-view", "カメラの死角"), Map.entry("teaching", "教示モード"),
            Map.entry("restart", "停止後の再起動"), Map.entry("two-people", "近くに人が二人"), Map.entry("stumble", "つまずき"),
            Map.entry("keep-out", "立入禁止領域"), Map.entry("narrow-bench", "狭い台"), Map.entry("heavy-payload", "重い部品"),
            Map.entry("waiting-person", "台の前で待つ人"));
    private static final Map<String, String> FAULTS = Map.ofEntries(
            Map.entry("none", "故障なし"), Map.entry("camera-frozen", "カメラ静止"), Map.entry("camera-lost", "カメラ喪失"),
            Map.entry("camera-noise", "カメラ雑音"), Map.entry("joint-bias", "関節角の偏り"),
            Map.entry("joint-nan", "関節値 NaN"), Map.entry("clock-skew", "時計のずれ"),
            Map.entry("lost-reply", "応答の欠落"),
            Map.entry("stall", "応答の停滞"));
    private static final Map<String, String> BODY = Map.ofEntries(Map.entry("skull", "頭部"), Map.entry("face", "顔"),
            Map.entry("neck", "首"), Map.entry("back", "背中"), Map.entry("chest", "胸"), Map.entry("abdomen", "腹部"),
            Map.entry("pelvis", "骨盤"), Map.entry("upper-arm", "上腕"), Map.entry("lower-arm", "前腕"),
            Map.entry("hand", "手"), Map.entry("thigh", "大腿"), Map.entry("lower-leg", "下腿"));
    private static final Pattern LATENCY = Pattern.compile("latency-(\\d+)(?:-?ms)?");
    private static final Pattern PERSON = Pattern.compile("person (\\d+) (left |right |)(\\S+)");
    private static final Pattern REASON = Pattern.compile("([a-z-]+)( [^,]*[<>][^,]*)(?:, (.*))?");

    private RobotWords() {
    }

    static Phrase hazard(String id) {
        return of(HAZARDS, id);
    }

    static Phrase family(String id) {
        return of(FAMILIES, id);
    }

    static Phrase fault(String id) {
        Matcher latency = LATENCY.matcher(id);
        return latency.matches() ? Phrase.both("遅延 " + latency.group(1) + " ms", id) : of(FAULTS, id);
    }

    /// Return where a limit was broken, such as `person 1 right hand × gripper`.
    static Phrase place(String where) {
        Matcher person = PERSON.matcher(where);
        return Phrase.both(person.replaceAll(match -> Matcher.quoteReplacement(Optional.ofNullable(BODY.get(
                match.group(3))).map(part -> "人 " + match.group(1) + " の" + side(match.group(2)) + part)
                .orElse(match.group()))), where);
    }

    /// Return why an episode is unsafe, such as `contact-force 312 N > 280 N, person 1 right hand × gripper`.
    static Phrase reason(String reason) {
        Matcher parts = REASON.matcher(reason);
        if (!parts.matches() || !HAZARDS.containsKey(parts.group(1))) {
            return Phrase.same(reason);
        }
        Phrase where = parts.group(3) == null ? Phrase.same("") : place(parts.group(3));
        String comma = where.japanese().isEmpty() ? "" : "、";
        return Phrase.both(hazard(parts.group(1)).japanese() + parts.group(2) + comma + where.japanese(), reason);
    }

    private static String side(String word) {
        return switch (word) {
            case "left " -> "左";
            case "right " -> "右";
            default -> "";
        };
    }

    private static Phrase of(Map<String, String> words, String id) {
        return Optional.ofNullable(words.get(id)).map(word -> Phrase.both(word, id)).orElse(Phrase.same(id));
    }
}
