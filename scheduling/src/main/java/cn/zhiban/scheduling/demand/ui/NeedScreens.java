package cn.zhiban.scheduling.demand.ui;

import cn.zhiban.scheduling.requirement.GroupService;
import cn.zhiban.scheduling.requirement.RequirementService;
import cn.zhiban.scheduling.requirement.RequirementSheet;
import cn.zhiban.scheduling.shift.ShiftTypes;
import org.springframework.stereotype.Component;

/** The services behind the screen of needs, so that its constructor stays short. */
@Component
record NeedScreens(GroupService groups, RequirementService requirements, RequirementSheet sheet, ShiftTypes types) {}
