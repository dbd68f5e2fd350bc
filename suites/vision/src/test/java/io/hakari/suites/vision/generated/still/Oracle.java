package io.hakari.suites.vision.generated.still;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.hakari.suites.vision.generated.Acceptance;
import io.hakari.suites.vision.generated.Difficulty;
import io.hakari.suites.vision.generated.VisualFamily;
import io.hakari.suites.vision.generated.VisualItem;

/// What a solver that knows the whole state answers, and of which kind an answer is.
interface Oracle {

    /// Return the answer in English from the state alone.
    String solve(VisualItem item);

    /// Return the kind of the answer; kinds are equally likely by design.
    String kind(VisualItem item);

    /// Return what items with the same kinds of answers share.
    default String template(VisualItem item) {
        return at(item, "template");
    }

    static Oracle of(VisualFamily family) {
        return switch (family) {
            case GaugeValue _ -> oracle(Oracle::reading, item -> at(item, "needle/thousandths").length() < 3
                    ? "0"
                    : at(item, "needle/thousandths").substring(0, 1));
            case GaugeZone _ -> oracle(Oracle::zone, Oracle::answer);
            case GaugeNeedles _ -> oracle(Oracle::needle, item -> at(item, needleOf(item)).length() < 3
                    ? "0"
                    : at(item, needleOf(item)).substring(0, 1));
            case SafetyAction _ -> oracle(Oracle::action, Oracle::answer);
            case MergedSheet _ -> oracle(item -> at(item, at(item, "asked")), Oracle::lastDigit);
            case SafetySign _ -> oracle(Oracle::sign, Oracle::answer);
            case ControlPanel _ -> oracle(Oracle::faults, Oracle::size);
            case InspectionSheet _ -> oracle(item -> at(item, at(item, "asked")), Oracle::lastDigit);
            case SheetTotal _ -> oracle(Oracle::total, Oracle::answer);
            case DrawingTolerance _ -> oracle(Oracle::limit, Oracle::lastDigit);
            case Nameplate _ -> oracle(
                    item -> item.state().entrySet().stream().filter(line -> line.getKey().startsWith("line/"))
                            .map(Map.Entry::getValue).findFirst().orElseThrow(),
                    item -> answer(item).substring(0, 1));
            case HelmetCount _ -> each(Oracle::helmets, Oracle::answer);
            case RobotSide _ -> oracle(Oracle::side, Oracle::answer);
            case PartBehind _ -> oracle(Oracle::behind, item -> "" + Acceptance.place(item));
            case UnsafeWorkers _ -> oracle(Oracle::unsafe, Oracle::size);
            case RobotStart _ -> oracle(Oracle::start, Oracle::answer);
            case ZonePointing _ -> each(Oracle::region, item -> unsafe(item));
            default -> throw new IllegalArgumentException("family [" + family.name() + "] has no oracle; write one");
        };
    }

    interface Solver {
        String solve(VisualItem item);
    }

    private static Oracle oracle(Solver solver, Solver kind) {
        return new Oracle() {
            @Override
            public String solve(VisualItem item) {
                return solver.solve(item);
            }

            @Override
            public String kind(VisualItem item) {
                return kind.solve(item);
            }
        };
    }

    /// Answers are equally likely in each difficulty, which have other numbers of them.
    private static Oracle each(Solver solver, Solver kind) {
        Oracle oracle = oracle(solver, kind);
        return new Oracle() {
            @Override
            public String solve(VisualItem item) {
                return oracle.solve(item);
            }

            @Override
            public String kind(VisualItem item) {
                return oracle.kind(item);
            }

            @Override
            public String template(VisualItem item) {
                for (Difficulty difficulty : Difficulty.values()) {
                    if (item.group().contains("/" + difficulty.label() + "/")) {
                        return at(item, "template") + " " + difficulty;
                    }
                }
                throw new IllegalArgumentException(item.group());
            }
        };
    }

    private static String at(VisualItem item, String name) {
        return requireNonNull(item.state().get(name), name);
    }

    private static double number(VisualItem item, String name) {
        return Double.parseDouble(at(item, name));
    }

    private static String answer(VisualItem item) {
        return item.answers().getFirst().english();
    }

    private static String lastDigit(VisualItem item) {
        String digits = answer(item).replaceAll("[^0-9]", "");
        return digits.substring(digits.length() - 1);
    }

    private static String size(VisualItem item) {
        return answer(item).equals("none") ? "0" : "" + answer(item).split(",").length;
    }

    private static String reading(VisualItem item) {
        BigDecimal value = new BigDecimal(at(item, "scale/top"))
                .multiply(new BigDecimal(at(item, "needle/thousandths"))).movePointLeft(3).stripTrailingZeros();
        return value.toPlainString() + " " + at(item, "scale/unit");
    }

    private static String needleOf(VisualItem item) {
        return "needle/" + at(item, "template") + "/thousandths";
    }

    private static String needle(VisualItem item) {
        BigDecimal value = new BigDecimal(at(item, "scale/top")).multiply(new BigDecimal(at(item, needleOf(item))))
                .movePointLeft(3);
        return (at(item, "scale/digits").equals("all")
                ? value.stripTrailingZeros()
                : value.setScale(2, RoundingMode.HALF_EVEN)).toPlainString() + " " + at(item, "scale/unit");
    }

    private static String action(VisualItem item) {
        String meaning = at(item, "shape").equals("none")
                ? spoken(at(item, "words"))
                : at(item, "shape") + " " + at(item, "colour");
        return switch (meaning) {
            case "ring-with-bar red" -> "Leave undone what is forbidden until the person in charge permits it";
            case "triangle yellow" -> "Pass through while watching out";
            case "disc blue" -> "Work wearing the protective equipment shown";
            case "square green" -> "Use it for escape or first aid";
            case "square red" -> "Use it to fight or report a fire";
            case "diamond orange" -> "Touch it once the power is off and it stands still";
            case "trefoil purple" -> "Enter the radiation area with a permit";
            default -> "";
        };
    }

    private static String spoken(String words) {
        return switch (words) {
            case "立入禁止", "火気厳禁", "使用禁止" -> "ring-with-bar red";
            case "足元注意", "頭上注意", "段差注意" -> "triangle yellow";
            case "保護帽着用", "手袋着用", "保護具着用" -> "disc blue";
            case "非常口", "救護所", "避難経路" -> "square green";
            case "消火器", "消火栓", "火災報知器" -> "square red";
            case "回転部危険", "高電圧危険", "巻込危険" -> "diamond orange";
            case "管理区域", "X線使用室", "RI貯蔵室" -> "trefoil purple";
            default -> "";
        };
    }

    private static String zone(VisualItem item) {
        double needle = number(item, "needle");
        return needle >= number(item, "zone/from") && needle <= number(item, "zone/to") ? "Yes" : "No";
    }

    private static String sign(VisualItem item) {
        return switch (at(item, "shape") + " " + at(item, "colour")) {
            case "ring-with-bar red" -> "prohibition";
            case "triangle yellow" -> "warning";
            case "disc blue" -> "mandatory action";
            case "square green" -> "safe condition";
            case "square red" -> "fire equipment";
            default -> "";
        };
    }

    private static String faults(VisualItem item) {
        List<String> names = new ArrayList<>();
        for (char lamp = 'a'; item.state().containsKey("lamp/" + lamp + "/name"); lamp++) {
            if (at(item, "lamp/" + lamp + "/light").equals("FAULT")) {
                names.add(at(item, "lamp/" + lamp + "/name"));
            }
        }
        return names.isEmpty() ? "none" : String.join(", ", names);
    }

    private static String total(VisualItem item) {
        int sum = 0;
        for (int row = 0; item.state().containsKey("row/" + row + "/count"); row++) {
            sum += Integer.parseInt(at(item, "row/" + row + "/count"));
        }
        return sum == Integer.parseInt(at(item, "total")) ? "Yes" : "No";
    }

    private static String limit(VisualItem item) {
        String hole = "hole/" + at(item, "asked") + "/";
        String deviation = at(item, hole + (at(item, "template").equals("greatest") ? "upper" : "lower"));
        return new BigDecimal(at(item, hole + "diameter")).add(new BigDecimal(deviation).movePointLeft(2))
                .setScale(2).toPlainString() + " mm";
    }

    private static String helmets(VisualItem item) {
        return "" + item.state().values().stream().filter("HELMET"::equals).count();
    }

    private static String side(VisualItem item) {
        double dx = number(item, "thing/0/x") - number(item, "thing/1/x");
        double dy = number(item, "thing/0/y") - number(item, "thing/1/y");
        double facing = Math.toRadians(number(item, "robot/facing"));
        double lead = at(item, "template").equals("viewer") ? dx : dx * Math.cos(facing) + dy * Math.sin(facing);
        return lead > 0 ? "right" : "left";
    }

    private static String behind(VisualItem item) {
        if (at(item, "overlap").equals("none")) {
            return "It cannot be told from this picture";
        }
        String part = at(item, at(item, "top").equals("first") ? "second" : "first");
        return item.choices().stream().filter(choice -> choice.japanese().equals(part)).findFirst().orElseThrow()
                .english();
    }

    private static String unsafe(VisualItem item) {
        List<String> numbers = new ArrayList<>();
        SortedMap<String, String> state = item.state();
        for (int worker = 1; state.containsKey("worker/" + worker + "/head"); worker++) {
            if (number(item, "worker/" + worker + "/beyond") < 0
                    || !at(item, "worker/" + worker + "/head").equals("HELMET")) {
                numbers.add("" + worker);
            }
        }
        return numbers.isEmpty() ? "none" : String.join(", ", numbers);
    }

    private static String start(VisualItem item) {
        return at(item, "lamp").equals("GREEN") && unsafe(item).equals("none") ? "Yes" : "No";
    }

    private static String region(VisualItem item) {
        String worker = "worker/" + unsafe(item) + "/";
        double x = number(item, worker + "x");
        double soles = number(item, worker + "soles");
        double left = 1000 * (x - 24) / 448;
        double right = 1000 * (x + 24) / 448;
        double top = 1000 * (soles - 112) / 352;
        double bottom = 1000 * (soles + 2) / 352;
        return Stream.of(left, top, right, top, right, bottom, left, bottom).map(Math::round).map(String::valueOf)
                .collect(Collectors.joining(", "));
    }
}
