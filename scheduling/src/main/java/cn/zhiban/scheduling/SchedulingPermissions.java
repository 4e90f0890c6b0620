package cn.zhiban.scheduling;

import static cn.zhiban.core.security.DefaultRole.AGENT;
import static cn.zhiban.core.security.DefaultRole.KNOWLEDGE_EDITOR;
import static cn.zhiban.core.security.DefaultRole.QUALITY_INSPECTOR;
import static cn.zhiban.core.security.DefaultRole.TEAM_LEAD;
import static cn.zhiban.core.security.DefaultRole.TRAINER;

import cn.zhiban.core.security.ModulePermissions;
import java.util.List;
import org.springframework.stereotype.Component;

/** The permissions of the scheduling module. What is about people holds for those within the scope. */
@Component
public class SchedulingPermissions implements ModulePermissions {
    /** Sees one's own published shifts, enters wishes and leave, swaps. */
    public static final String OWN = "scheduling.own";
    /** Sees published rosters of the teams within the scope. */
    public static final String VIEW = "scheduling.roster.view";
    /** Plans: drafts rosters, edits and solves them. */
    public static final String PLAN = "scheduling.roster.plan";
    /** Publishes rosters. */
    public static final String PUBLISH = "scheduling.roster.publish";
    /** Keeps arrivals, forecasts and requirements. */
    public static final String DEMAND = "scheduling.demand.edit";
    /** Keeps contracts, leave and the reasons of wishes. */
    public static final String PEOPLE = "scheduling.people.edit";
    /** Keeps shift types, holidays and rules. */
    public static final String RULES = "scheduling.rule.edit";

    @Override
    public List<Definition> permissions() {
        return List.of(
                Definition.of(OWN, AGENT, TRAINER, TEAM_LEAD, KNOWLEDGE_EDITOR, QUALITY_INSPECTOR),
                Definition.of(VIEW, TEAM_LEAD, TRAINER, QUALITY_INSPECTOR),
                Definition.of(PLAN, TEAM_LEAD),
                Definition.of(PUBLISH, TEAM_LEAD),
                Definition.of(DEMAND, TEAM_LEAD),
                Definition.of(PEOPLE, TEAM_LEAD),
                Definition.of(RULES, TEAM_LEAD));
    }
}
