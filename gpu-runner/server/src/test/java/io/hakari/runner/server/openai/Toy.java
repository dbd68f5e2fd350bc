package io.hakari.runner.server.openai;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// A language model by rule: what comes next depends on the last four tokens, and everybody can compute it.
///
/// Tokens 0 to 255 are bytes, 256 begins and 257 ends a text, the others are pieces. The letter 量 is no piece: it is
/// written as three tokens, none of which is a character.
record Toy(String name, long salt) {
    static final int BEGIN = 256;
    static final int END = 257;
    static final int CONTEXT = 1024;
    private static final List<String> PIECES = List.of("秤", "は", "重", "い", "る", "道具", "です", "問", "答", "：", "個",
            "冊", "枚", "本", "を", "読む", "りんご", "今日", "何", "か", "犬", "猫", "scale", " the", " reads", "hakari", "tenbin",
            "\n", "、", "。");
    private static final byte[] SPLIT = "量".getBytes(UTF_8);
    static final int VOCABULARY = 258 + PIECES.size();
    private static final double LIKELY = 6;
    private static final double CERTAIN = 60;

    List<Integer> encode(String text) {
        List<Integer> ids = new ArrayList<>();
        for (int at = 0; at < text.length();) {
            int from = at;
            String longest = PIECES.stream().filter(piece -> text.startsWith(piece, from))
                    .max((a, b) -> Integer.compare(a.length(), b.length())).orElse("");
            if (longest.isEmpty()) {
                String letter = Character.toString(text.codePointAt(at));
                for (byte one : letter.getBytes(UTF_8)) {
                    ids.add(one & 0xFF);
                }
                at += letter.length();
            } else {
                ids.add(258 + PIECES.indexOf(longest));
                at += longest.length();
            }
        }
        return ids;
    }

    static byte[] bytes(int id) {
        if (id < BEGIN) {
            return new byte[]{(byte) id};
        }
        return id <= END ? new byte[0] : PIECES.get(id - 258).getBytes(UTF_8);
    }

    /// Return the text of tokens, half characters as U+FFFD.
    static String decode(List<Integer> ids) {
        return new String(join(ids), UTF_8);
    }

    static byte[] join(List<Integer> ids) {
        var out = new ByteArrayOutputStream();
        ids.forEach(id -> out.writeBytes(bytes(id)));
        return out.toByteArray();
    }

    /// Return the logarithm of each token's probability after others.
    double[] logs(List<Integer> before) {
        double[] logits = new double[VOCABULARY];
        long state = salt;
        for (int id : before.subList(Math.max(0, before.size() - 4), before.size())) {
            state = mix(state + id + 1);
        }
        for (int id = 0; id < VOCABULARY; id++) {
            logits[id] = 4.0 * (mix(state + 31L * id) >>> 11) / (1L << 53);
            boolean likely = (id > END && id < VOCABULARY - 2) || id == (SPLIT[0] & 0xFF);
            logits[id] += likely ? LIKELY + (id < BEGIN ? 1 : 0) : 0;
        }
        logits[BEGIN] -= CERTAIN;
        int last = before.isEmpty() ? BEGIN : before.getLast();
        logits[END] += last == VOCABULARY - 1 ? CERTAIN : -CERTAIN;
        for (int i = 0; i + 1 < SPLIT.length; i++) {
            if (last == (SPLIT[i] & 0xFF)) {
                logits[SPLIT[i + 1] & 0xFF] += CERTAIN;
            }
        }
        return normalised(logits, 1);
    }

    private static double[] normalised(double[] logits, double temperature) {
        double most = Double.NEGATIVE_INFINITY;
        for (double logit : logits) {
            most = Math.max(most, logit);
        }
        double sum = 0;
        for (double logit : logits) {
            sum += Math.exp((logit - most) / temperature);
        }
        double[] logs = new double[logits.length];
        for (int i = 0; i < logits.length; i++) {
            logs[i] = (logits[i] - most) / temperature - Math.log(sum);
        }
        return logs;
    }

    static int likeliest(double[] logs) {
        int best = 0;
        for (int id = 1; id < logs.length; id++) {
            best = logs[id] > logs[best] ? id : best;
        }
        return best;
    }

    /// Return a token drawn at a temperature.
    static int draw(double[] logs, double temperature, RandomGenerator random) {
        double[] heated = normalised(logs, temperature);
        double left = random.nextDouble();
        for (int id = 0; id < heated.length; id++) {
            left -= Math.exp(heated[id]);
            if (left < 0) {
                return id;
            }
        }
        return heated.length - 1;
    }

    /// Return the logarithm of the probability of a text's continuation, by tokens of both together.
    double weight(String context, String continuation) {
        List<Integer> all = new ArrayList<>(List.of(BEGIN));
        all.addAll(encode(context + continuation));
        List<Integer> stripped = encode(context.stripTrailing());
        int cut = 1 + TokenScorer.common(stripped, all.subList(1, all.size()));
        double sum = 0;
        for (int place = cut; place < all.size(); place++) {
            sum += logs(all.subList(0, place))[all.get(place)];
        }
        return sum;
    }

    /// Return what it writes when it takes the likeliest token so many times.
    String greedy(String prompt, int tokens) {
        List<Integer> all = new ArrayList<>(List.of(BEGIN));
        all.addAll(encode(prompt));
        int from = all.size();
        while (all.size() < from + tokens && all.getLast() != END) {
            all.add(likeliest(logs(all)));
        }
        return decode(all.subList(from, all.size()));
    }

    private static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
