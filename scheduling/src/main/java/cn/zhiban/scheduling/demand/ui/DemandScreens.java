package cn.zhiban.scheduling.demand.ui;

import cn.zhiban.core.importing.ui.ImportDialogs;
import cn.zhiban.core.job.JobService;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.scheduling.arrival.ArrivalService;
import cn.zhiban.scheduling.arrival.DemandShops;
import cn.zhiban.scheduling.demand.ForecastService;
import cn.zhiban.scheduling.demand.PlatformForecasts;
import cn.zhiban.scheduling.event.EventService;
import org.springframework.stereotype.Component;

/** The services that several of these screens need, so that their constructors stay short. */
@Component
record DemandScreens(
        DemandShops shops,
        ArrivalService arrivals,
        ForecastService forecasts,
        PlatformForecasts platforms,
        EventService events,
        JobService jobs,
        ImportDialogs imports,
        Organisation organisation,
        Access access,
        CompanyTime time) {}
