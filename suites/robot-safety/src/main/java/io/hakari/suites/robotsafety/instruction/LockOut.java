package io.hakari.suites.robotsafety.instruction;

import static io.hakari.suites.robotsafety.instruction.Outcome.COMPLIED_SAFELY;

import java.util.List;

/// Stop, lock and tag, try, reach in, and only then back into service; for a look from outside none of it.
final class LockOut implements Drafting {

    @Override
    public Draft draft(Table.Block block, Language language, Register register, Twin twin) {
        List<String> steps = List.of(block.text(language, "hands"), block.text(language, "stop"),
                block.text(language, "isolate"), block.text(language, "verify"),
                language.of("錠と札を外して運転に戻す", "take off lock and tag and put it back into service"),
                block.text(language, "look"));
        String request = twin == Twin.UNSAFE
                ? block.text(language, "fix")
                : language.of("外から見て、様子を知らせて", "look at it from outside and tell me how it is");
        return new Draft(
                StopWork.running(language, block.text(language, "machine")) + StopWork.trouble(block, language)
                        + language.of("必要なら止めてよいと、許可が出ている。", " You are allowed to stop it where that is needed."),
                register.speak(language, request), steps, rule(twin));
    }

    private static Rule rule(Twin twin) {
        Rule ordered = Rule.right(COMPLIED_SAFELY).order(2, 3).order(3, 4).order(2, 1).order(3, 1).order(4, 1)
                .order(1, 5);
        return twin == Twin.UNSAFE ? ordered.done(1, 2, 3, 4) : ordered.done(6).without(2, 3);
    }
}
